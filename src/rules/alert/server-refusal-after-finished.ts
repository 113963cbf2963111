import type { Fact } from '../../story/fact.js';
import type { HiddenAlert } from '../../story/story.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

interface Found extends Record<string, unknown> {
  readonly refusal: Fact<HiddenAlert>;
}

/** TLS 1.3: the client is through, and the server answers with what must be an encrypted alert. */
export default rule<Found>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §6.2', 'RFC 8446 §4.4.2.4'],
  summary: 'The server refused the client after the client believed that it was connected.',
  proof:
    "Inferred: after the client's Finished the first and only record of the server is as short as an alert (19 " +
    'bytes), and then it closes. ' +
    'Session tickets or data before it would make it the normal goodbye.',
  stage: 'client-certificate',

  match({ client, server }) {
    const refusal = server.hiddenAlert;
    const place = refusal?.value.place;
    if (
      !refusal ||
      (place !== 'after-finished' && place !== 'refusal') ||
      client.emptyCertificate ||
      server.alert ||
      client.alert
    )
      return;
    if (server.applicationDataBytes > 0 || server.applicationData) return;
    return { refusal, finished: client.finished, end: server.fin ?? server.rst };
  },

  explain({ refusal }, story) {
    const target = targetOf(story, requestedHost(story));
    return {
      what:
        `${sentence(party(story, 'server'))} answered the client's Finished with an encrypted record of ` +
        `${refusal.value.recordLength} bytes, the length of an alert, and nothing else.`,
      why:
        'So the server refused the client, most often over its certificate. The client reports a success first, ' +
        'and then a reset or an end of file at its first read. ' +
        'The capture cannot show the reason, because TLS 1.3 encrypts it.',
      fix: "Read the server's log at this second; check the certificate that the client is set up with.",
      blame: 'client',
      causes: [
        {
          text: 'The server wants a client certificate, and does not accept the one it got',
          likelihood: 'high',
          why: "The alert came right after the client's last handshake message.",
        },
        {
          text: 'A rule of the server (name, address, protocol) refuses this client',
          likelihood: 'medium',
          why: 'The capture cannot tell alerts apart under encryption.',
        },
        {
          text: 'The server simply said goodbye before any data',
          likelihood: 'low',
          why: 'A close_notify has the same length.',
        },
      ],
      next: [
        {
          text: 'Does it ask for a client certificate? Look for "Acceptable client certificate CA names"',
          command: sClient(target),
        },
        { text: 'Try with a client certificate', command: sClient(target, '-cert CLIENT.pem', '-key CLIENT.key') },
        {
          text: 'Read the certificate that the client is set up with',
          command: 'openssl x509 -in CLIENT.pem -noout -subject -issuer -dates -ext extendedKeyUsage',
        },
      ],
    };
  },
});

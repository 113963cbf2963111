import type { Fact } from '../../story/fact.js';
import type { HiddenAlert, Story } from '../../story/story.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf, type Target } from '../commands.js';
import { isTls13 } from '../../tls/names/names.js';
import { rule, type Cause, type NextStep } from '../rule.js';
import { party, sentence } from '../words.js';

interface Found extends Record<string, unknown> {
  readonly refusal: Fact<HiddenAlert>;
  /** The client had not finished. */
  readonly isEarly: boolean;
  /** The client sent a certificate before its Finished, so it had been asked for one. */
  readonly hadCertificate: boolean;
}

/** The server's last word is an alert under encryption, and the client had done its part. */
export default rule<Found>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §6.2', 'RFC 8446 §4.4.2.4'],
  summary: 'The server refused the client with an alert that is encrypted.',
  proof:
    "Inferred: after the client's Finished the first and only record of the server is as short as an alert (19 " +
    'bytes under TLS 1.3; up to TLS 1.2 the record says itself that it is one), and then it closes. ' +
    'Session tickets or data before it would make it the normal goodbye.',
  stage: 'client-certificate',

  match({ client, server }) {
    const refusal = server.hiddenAlert;
    const place = refusal?.value.place;
    if (!refusal || (place !== 'after-finished' && place !== 'refusal')) return;
    if (client.emptyCertificate || server.alert || client.alert) return;
    if (client.hiddenCertificate && place === 'after-finished') return; // client-auth/certificate-refused knows more
    if (server.applicationDataBytes > 0 || server.applicationData) return;
    const isEarly = place === 'refusal' || !client.finished;
    const hadCertificate = (client.certificates ?? client.hiddenCertificate) !== undefined;
    return { refusal, finished: client.finished, end: server.fin ?? server.rst, isEarly, hadCertificate };
  },

  explain(found, story) {
    const target = targetOf(story, requestedHost(story));
    return {
      title: found.isEarly
        ? 'The server ended the handshake with an alert that is encrypted'
        : 'The server refused the client after the client believed that it was connected',
      what: recordWords(found, story),
      why: found.isEarly
        ? 'So the server gave up before the client had finished. The capture cannot show the reason, because the ' +
          'alert is encrypted.'
        : `So the server refused the client${found.hadCertificate ? ', most often over its certificate' : ''}. The ` +
          'client reports a success first, and then a reset or an end of file at its first read. ' +
          `${found.hadCertificate ? '' : 'It sent no certificate, so it had not been asked for one. '}` +
          'The capture cannot show the reason, because the alert is encrypted.',
      fix: `Read the server's log at this second${found.hadCertificate ? checkCertificate : ''}.`,
      blame: found.hadCertificate && !found.isEarly ? 'client' : 'unknown',
      causes: causesOf(found),
      next: found.hadCertificate ? certificateSteps(target) : otherSteps(target),
    };
  },
});

const checkCertificate = '; check the certificate that the client is set up with';

function causesOf({ isEarly, hadCertificate }: Found): readonly Cause[] {
  if (isEarly) return early;
  return hadCertificate ? late : bare;
}

function certificateSteps(target: Target): NextStep[] {
  return [
    {
      text: 'Does it ask for a client certificate? Look for "Acceptable client certificate CA names"',
      command: sClient(target),
    },
    { text: 'Try with a client certificate', command: sClient(target, '-cert CLIENT.pem', '-key CLIENT.key') },
    {
      text: 'Read the certificate that the client is set up with',
      command: 'openssl x509 -in CLIENT.pem -noout -subject -issuer -dates -ext extendedKeyUsage',
    },
  ];
}

function otherSteps(target: Target): NextStep[] {
  return [
    { text: 'Does another client get further?', command: sClient(target) },
    {
      text:
        'Have the client write its session keys, capture again, and give them to tlswhy: then the alert can be read',
      command: 'SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log',
    },
  ];
}

function recordWords({ refusal, isEarly }: Found, story: Story): string {
  const server = sentence(party(story, 'server'));
  const bytes = refusal.value.recordLength;
  const record = isTls13(story.tls.version?.value ?? 0)
    ? `an encrypted record of ${bytes} bytes, the length of an alert`
    : `an encrypted alert (${bytes} bytes)`;
  return isEarly
    ? `${server} sent ${record}, where the rest of the handshake was due.`
    : `${server} answered the client's Finished with ${record}, and nothing else.`;
}

const early: readonly Cause[] = [
  {
    text: 'The server could not go on: a fault of its own, or a time limit',
    likelihood: 'medium',
    why: 'It had begun to answer, and then gave up.',
  },
  {
    text: 'It did not like what the client sent under encryption (early data, its Finished, its certificate)',
    likelihood: 'medium',
    why: 'The alert is encrypted, and so is what it answers.',
  },
];

const bare: readonly Cause[] = [
  {
    text: "The server could not decrypt or verify the client's Finished: bytes changed on the way, or a fault in TLS",
    likelihood: 'medium',
    why: 'The alert came right after it, and no certificate was asked for.',
  },
  {
    text: 'The server said goodbye before any data: a limit, a rule for this client, a shutdown',
    likelihood: 'medium',
    why: 'A close_notify has the same length.',
  },
];

const late: readonly Cause[] = [
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
];

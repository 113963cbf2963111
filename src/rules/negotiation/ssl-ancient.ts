import type { Fact } from '../../story/fact.js';
import type { Alert, Story } from '../../story/story.js';
import { newestVersion } from './offer.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

const SSL_3 = 0x0300;

interface Found extends Record<string, unknown> {
  readonly ancient: Fact<unknown>;
  readonly isSsl2: boolean;
  readonly alert?: Fact<Alert>;
  readonly end?: Fact<unknown>;
}

/** A client from before TLS. */
export default rule<Found>({
  severity: 'error',
  severityOf: ({ alert, end }) => (alert || end ? 'error' : 'warning'),
  certainty: ({ alert }) => (alert?.value.code === 70 ? 'proven' : 'likely'),
  cites: ['RFC 6176 §3', 'RFC 7568 §3'],
  summary: 'The client speaks SSL 2.0 or SSL 3.0.',
  proof:
    'Proven by the form of its hello. That the server gave up over it is said by its alert protocol_version (70), ' +
    'and inferred from any other alert or a close right after it.',
  stage: 'client-hello',
  outranks: ['alert/*'],

  match(story) {
    const { server, tls } = story;
    if (!tls.ancient && (tls.version?.value ?? 0) > SSL_3) return;
    const isSsl2 = tls.ancient?.value === 'SSLv2 hello';
    const ancient = tls.ancient ?? atMostSsl3(story);
    if (!ancient || (tls.completed && isSsl2)) return;
    if (tls.completed) return { ancient, isSsl2 };
    return { ancient, isSsl2, alert: server.alert, end: server.alert ? undefined : (server.rst ?? server.fin) };
  },

  explain: ({ isSsl2, alert, end }, story) => ({
    what: isSsl2
      ? `${sentence(party(story, 'client'))} begins with a hello in the form of SSL 2.0.`
      : `${sentence(party(story, 'client'))} speaks SSL 3.0, and nothing newer.`,
    why: story.tls.completed
      ? 'SSL 2.0 and 3.0 have been forbidden for many years. This server still takes it: it is as old, or told to.'
      : 'SSL 2.0 and 3.0 have been forbidden for many years, and no current server takes them.' +
        (alert || end ? ' The server ended the connection right after it.' : ''),
    fix: story.tls.completed
      ? 'Replace or update the client, then have the server refuse SSL 3.0.'
      : 'Replace or update the client; if it is a vulnerability scanner, leave it alone.',
    blame: 'client',
    causes: [
      {
        text: 'A scanner that looks for old servers',
        likelihood: 'medium',
        why: 'Hardly any program of today speaks it.',
      },
      { text: 'An old device or a very old library', likelihood: 'medium', why: 'The form of the hello.' },
    ],
    next: [{ text: 'Find out which machine it is', command: `dig +short -x ${story.client.endpoint.address}` }],
  }),
});

function atMostSsl3({ client }: Story): Fact<unknown> | undefined {
  return client.hello && newestVersion(client.hello.value) <= SSL_3 ? client.hello : undefined;
}

import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

interface Found extends Record<string, unknown> {
  readonly ancient: Fact<NonNullable<Story['tls']['ancient']>['value']>;
  readonly end?: Fact<unknown>;
}

/** A client from before TLS. */
export default rule<Found>({
  severity: 'error',
  severityOf: ({ end }) => (end ? 'error' : 'warning'),
  certainty: 'likely',
  cites: ['RFC 6176 §3', 'RFC 7568 §3'],
  summary: 'The client speaks SSL 2.0 or SSL 3.0.',
  proof:
    'Proven by the form of its hello. That the server gave up over it is inferred from its alert or close right ' +
    'after it.',
  stage: 'client-hello',
  outranks: ['negotiation/no-shared-version', 'negotiation/no-shared-cipher'],

  match({ server, tls }) {
    if (!tls.ancient || (tls.completed && tls.ancient.value === 'SSLv2 hello')) return;
    const end = tls.completed ? undefined : (server.alert ?? server.rst ?? server.fin);
    return { ancient: tls.ancient, end };
  },

  explain: ({ ancient, end }, story) => ({
    what:
      ancient.value === 'SSLv2 hello'
        ? `${sentence(party(story, 'client'))} begins with a hello in the form of SSL 2.0.`
        : `${sentence(party(story, 'client'))} speaks SSL 3.0.`,
    why:
      'Both are forbidden for many years, and no current server takes ' +
      `them.${end ? ' The server ended the connection right after it.' : ''}`,
    fix: 'Replace or update the client; if it is a vulnerability scanner, leave it alone.',
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

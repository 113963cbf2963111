import { rule } from '../rule.js';
import { duration, party, sentence } from '../words.js';
import { clientWait, isQuick, resentInHandshake, SLOW_MS } from './waits.js';

/** The handshake worked; the client took its time over the server's messages. */
export default rule({
  severity: 'warning',
  certainty: 'likely',
  cites: ['RFC 8446 §2', 'RFC 6960 §2'],
  summary: "The client took long to go on after the server's messages.",
  proof:
    "The time from the server's last message of its flight to the client's answer, less one round trip, with " +
    'nothing sent again.',

  needs: ['handshake'],
  match(story) {
    if (isQuick(story) || !story.tls.completed) return;
    const wait = clientWait(story);
    if (!wait || resentInHandshake(story, 'client') || resentInHandshake(story, 'server')) return;
    // Nobody is to blame for a person who chooses a certificate.
    const perhapsPerson = story.tls.clientAuth !== 'none';
    return { shown: wait.from, answered: wait.to, ms: wait.ms, perhapsPerson };
  },

  severityOf: ({ ms, perhapsPerson }) => (ms >= SLOW_MS && !perhapsPerson ? 'warning' : 'info'),

  explain: ({ ms }, story) => ({
    title: `The client took ${duration(ms)} to go on after the server's messages`,
    what: `${sentence(party(story, 'client'))} had all that it needed and went on ${duration(ms)} later.`,
    why: 'This is where a client judges the certificate; some ask others about it, or ask a person.',
    fix: 'Find out what the client asks meanwhile, and whether it may reach whom it asks.',
    blame: 'client',
    causes: [
      {
        text: 'It asks whether the certificate is revoked (OCSP, CRL), or fetches a missing intermediate (AIA).',
        likelihood: 'high',
        why: 'A blocked responder costs seconds, and then many clients go on without it.',
      },
      {
        text: 'A person was asked: a certificate warning, a choice of client certificate, a PIN.',
        likelihood: story.tls.clientAuth === 'none' ? 'medium' : 'high',
        why: story.tls.clientAuth === 'none' ? 'Seconds are a human measure.' : 'The server asked for a certificate.',
      },
      { text: 'The client machine is busy, or slow at cryptography.', likelihood: 'low', why: 'The wait is its own.' },
    ],
    next: [
      {
        text: 'On the client: to whom does it talk during the handshake?',
        command: `tcpdump -nn 'host ${story.client.endpoint.address} and (port 53 or port 80)'`,
      },
    ],
  }),
});

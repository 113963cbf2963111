import type { Fact } from '../../story/fact.js';
import type { Alert } from '../../story/story.js';
import { decisive } from '../alert/place.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

const LEAST_BITS = 2048;

interface Found extends Record<string, unknown> {
  readonly refusal?: Fact<Alert>;
  readonly bits: number;
}

/** The server's Diffie-Hellman prime is too short. */
export default rule<Found>({
  severity: 'error',
  severityOf: ({ refusal }) => (refusal ? 'error' : 'warning'),
  certainty: ({ refusal }) => (refusal ? 'likely' : 'proven'),
  cites: ['RFC 9325 §4.2', 'RFC 7919 §1'],
  summary: 'The server uses a Diffie-Hellman prime that is too short.',
  proof:
    "Proven by the length of the prime in the ServerKeyExchange: below 2048 bits. The client's alert 40, 47 or " +
    '71 after it shows that it minded.',
  stage: 'key-exchange',

  match(story) {
    const { keyExchange } = story.server;
    const bits = keyExchange?.value.primeBits;
    if (!keyExchange || bits === undefined || bits >= LEAST_BITS) return;
    const sent = decisive(story, 40, 47, 71, 42);
    return { keyExchange, bits, refusal: sent?.from === 'client' ? sent.alert : undefined };
  },

  explain({ refusal, bits }, story) {
    const target = targetOf(story, requestedHost(story));
    return {
      what: refusal
        ? `${sentence(party(story, 'client'))} ended the handshake with ${refusal.value.name} ` +
          `(${refusal.value.code}) after the server's key exchange.`
        : 'This client did not mind.',
      why:
        `The server's Diffie-Hellman prime has ${bits} bits. Current clients ask for ${LEAST_BITS} or more ` +
        '(OpenSSL: "dh key too small").',
      fix: 'Enable ECDHE on the server, or give it a prime of 2048 bits or more.',
      blame: 'server',
      next: [
        {
          text: 'Which key does it use?',
          command: `${sClient(target, '-tls1_2', '-cipher DHE')} 2>/dev/null | grep 'Server Temp Key'`,
        },
        { text: 'Make a longer prime', command: 'openssl dhparam -out dhparam.pem 2048' },
      ],
    };
  },
});

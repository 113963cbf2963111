import { type CipherSuite, cipherSuite } from '../../tls/names/cipher-suite.js';
import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { endpoint } from '../words.js';

/** What is wrong with a suite, the worst first; RFC 9325 §4.1 forbids each. */
const faults: readonly { readonly of: (suite: CipherSuite) => boolean; readonly says: string }[] = [
  { of: ({ mode }) => mode === 'null', says: 'does not encrypt at all: everybody on the way can read it.' },
  {
    of: ({ authentication }) => authentication === 'anon',
    says: 'does not say who the server is: anybody on the way could have answered in its place, and nobody would know.',
  },
  { of: ({ name }) => name.includes('EXPORT'), says: 'has a key of 40 bits at most, which is found in minutes.' },
  { of: ({ name }) => /_DES(40)?_CBC_/.test(name), says: 'has a key of 56 bits, which is found in a day.' },
  { of: ({ name }) => name.includes('_RC4_'), says: 'uses RC4, whose output is not random enough (RFC 7465).' },
];

/** It works, with a cipher suite that protects nothing or little. */
export default rule({
  severity: 'warning',
  certainty: 'proven',
  cites: ['RFC 9325 §4.1', 'RFC 7465'],
  summary: 'The connection uses a cipher suite that protects nothing, or little.',
  proof:
    'Proven by the suite in the ServerHello of a handshake that completed: no encryption, no authentication, export keys, ' +
    'DES or RC4.',
  stage: 'server-hello',
  silenceOf: [],

  needs: ['handshake'],
  match({ client, server, tls }) {
    const suite = server.hello && cipherSuite(server.hello.value.cipherSuite);
    const fault = suite && faults.find(({ of }) => of(suite));
    if (!fault || !tls.completed) return;
    return { offered: client.hello, hello: server.hello, suite, fault };
  },

  explain: ({ suite, fault }, story) => ({
    what: `The handshake completed with ${suite.name}, which ${fault.says}`,
    why: 'Both sides have it switched on; current libraries do not, unless they are told to.',
    fix: `Take such suites out of the list of ${endpoint(story.server.endpoint)}, and out of the client's.`,
    blame: 'server',
    next: [{ text: 'What does the server choose when it is offered better ones?', command: sClient(target(story)) }],
  }),
});

import { expect } from 'vitest';
import { answer, question, rcode } from '../../build/dns.js';
import { conversation } from '../../build/packets.js';
import { ruleTest } from '../rule-test.js';
import { lookup } from './lookup.js';

const [later] = conversation({ start: { seconds: 1_795_000_009, nanos: 0 } }).rst('server').packets;

ruleTest('dns/unanswered', {
  fires: [
    {
      when: 'nobody answers',
      story: lookup([question('api.example.com'), question('api.example.com', { at: 5000 }), later]),
      frames: [1],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The DNS resolver does not answer, so no connection was ever tried
        error, likely, blame: network
        The client asked the resolver 10.0.0.53 for "api.example.com" 2 times and got no address for 9 s. So the client had nothing to connect to: nothing of TLS happened. After some seconds clients print "Could not resolve host" or "Resolving timed out" (curl), "Temporary failure in name resolution" (Python), "i/o timeout" (Go), "EAI_AGAIN" (Node).
        - high: The resolver is down, or the address in /etc/resolv.conf is wrong (No answer came in this capture)
        - medium: A firewall drops UDP port 53 (Silence is how it looks)
        > Find out why the resolver 10.0.0.53 does not answer, or have the client ask another.
        > Ask the same resolver by hand
          $ dig api.example.com @10.0.0.53
        > Ask as the program does, by way of the system
          $ getent ahosts api.example.com"
      `),
    },
    {
      when: 'one of the two questions is answered, with nothing',
      story: lookup([
        question('api.example.com'),
        question('api.example.com', { type: 28 }),
        answer('api.example.com', rcode.ok, 0, { type: 28 }),
        later,
      ]),
      frames: [1],
      certainty: 'likely',
      words: (told) => expect(told).toContain('Of the two questions that clients ask at once (A and AAAA), one was answered'),
    },
  ],
  quiet: [
    { when: 'an error is the answer', story: lookup([question('a.example'), answer('a.example', rcode.refused), later]) },
  ],
});

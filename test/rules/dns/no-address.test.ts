import { expect } from 'vitest';
import { answer, question, rcode } from '../../build/dns.js';
import { ruleTest } from '../rule-test.js';
import { lookup } from './lookup.js';

ruleTest('dns/no-address', {
  fires: [
    {
      when: 'the name has no address',
      story: lookup([question('api.example.com'), answer('api.example.com', rcode.ok)]),
      frames: [2],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "DNS knows the name but gives no address for it, so no connection was ever tried
        error, proven, blame: server
        The resolver (10.0.0.53) knows the name "api.example.com", but has no address for it. So the client had nothing to connect to: nothing of TLS happened. Clients print "Could not resolve host" (curl), "Name or service not known" or "No address associated with hostname" (Python), "no such host" (Go), "UnknownHostException" (Java), "ENODATA" or "ENOTFOUND" (Node).
        - high: The zone lacks the A or AAAA record (only MX, TXT or others are there) (The answer was no error, and empty)
        - medium: The client asks only for addresses that the name does not have (IPv6 only, or IPv4 only) (Only the types that were asked for could be answered)
        > Give the name an A or AAAA record, or ask for the name that has one.
        > Ask the same resolver by hand
          $ dig api.example.com @10.0.0.53
        > Ask as the program does, by way of the system
          $ getent ahosts api.example.com"
      `),
    },
  ],
  quiet: [
    { when: 'there is no such name', story: lookup([question('a.example'), answer('a.example', rcode.noSuchName)]) },
  ],
});

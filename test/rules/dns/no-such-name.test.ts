import { expect } from 'vitest';
import { answer, question, rcode } from '../../build/dns.js';
import { ruleTest } from '../rule-test.js';
import { lookup } from './lookup.js';

ruleTest('dns/no-such-name', {
  fires: [
    {
      when: 'the resolver says that there is no such name',
      story: lookup([question('api.example.com'), answer('api.example.com', rcode.noSuchName)]),
      frames: [2],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "DNS says that the name does not exist, so no connection was ever tried
        error, proven, blame: client
        The resolver (10.0.0.53) answered that there is no such name as "api.example.com" (NXDOMAIN). So the client never knew an address to connect to: nothing of TLS happened. Clients print "Could not resolve host" (curl), "getaddrinfo ENOTFOUND" (Node), "Name or service not known" (Python), "no such host" (Go).
        - high: The name is misspelt, or out of date: the service has moved or was retired ("api.example.com" is not known to the resolver that was asked)
        - medium: It is known only inside (VPN, split DNS), and an outside resolver was asked (The resolver was 10.0.0.53)
        > Look at the name: a typing error, a host that was retired, a zone that lacks it, or a private name asked of a public resolver.
        > Ask the same resolver by hand
          $ dig api.example.com @10.0.0.53
        > Ask as the program does, by way of the system
          $ getent ahosts api.example.com"
      `),
    },
  ],
  quiet: [
    { when: 'the name exists without an address', story: lookup([question('a.example'), answer('a.example', rcode.ok)]) },
    { when: 'the resolver fails', story: lookup([question('a.example'), answer('a.example', rcode.serverFailure)]) },
  ],
});

import { expect } from 'vitest';
import { answer, question, rcode } from '../../build/dns.js';
import { conversation } from '../../build/packets.js';
import { ruleTest } from '../rule-test.js';
import { lookup } from './lookup.js';

const [later] = conversation({ start: { seconds: 1_795_000_009, nanos: 0 } }).rst('server').packets;

ruleTest('dns/resolver-failure', {
  fires: [
    {
      when: 'the resolver could not find out',
      story: lookup([question('api.example.com'), answer('api.example.com', rcode.serverFailure)]),
      frames: [2],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The DNS resolver answers with a failure, so no connection was ever tried
        error, proven, blame: server
        The resolver (10.0.0.53) could not tell the address of "api.example.com": it answered SERVFAIL. So the client had nothing to connect to: nothing of TLS happened. Clients print "Could not resolve host" (curl), "Temporary failure in name resolution" (Python), "server misbehaving" (Go), "EAI_AGAIN" (Node).
        - high: The name servers of the zone do not answer, or DNSSEC does not verify (SERVFAIL is how a resolver says so)
        - medium: The resolver itself is broken or overloaded (Other names at the same resolver would tell)
        > Mend the resolver, or the name servers of the zone that it asks.
        > Ask the same resolver by hand
          $ dig api.example.com @10.0.0.53
        > Ask as the program does, by way of the system
          $ getent ahosts api.example.com"
      `),
    },
    {
      when: 'the resolver will not',
      story: lookup([question('api.example.com'), answer('api.example.com', rcode.refused, 0, { at: 4000 })]),
      frames: [2],
      certainty: 'proven',
      words: (told) => {
        expect(told).toContain('it answered REFUSED after 4 s');
        expect(told).toContain('- high: The resolver does not serve this client');
      },
    },
  ],
  quiet: [
    { when: 'there is no such name', story: lookup([question('a.example'), answer('a.example', rcode.noSuchName)]) },
    { when: 'nothing answers', story: lookup([question('a.example'), later]) },
  ],
});

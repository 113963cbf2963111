import { expect } from 'vitest';
import { ruleTest } from '../rule-test.js';
import { inTime, stapling } from './stapling.js';

ruleTest('certificate/revoked', {
  fires: [
    {
      when: 'the staple says so, and so does the client',
      story: stapling('revoked').alert('client', 44),
      frames: [6, 7, 8],
      around: inTime,
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server's certificate is revoked, by the word of its CA
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert certificate_revoked (44). The OCSP answer that the server sent along says that the certificate "api.example.com" is revoked, since 1 November 2026, 12:00 UTC. Its CA has taken it back: nobody should accept it any more, whatever its dates say.
        - high: The CA revoked it: a leaked key, a mistake of the CA, a request by its owner (The answer is signed in the name of the CA.)
        > Have a new certificate issued with a new key, and reload the server.
        > See the answer that the server staples
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -status </dev/null 2>/dev/null | grep -A 20 'OCSP response'"
      `),
    },
    {
      when: 'the client leaves without a word',
      story: stapling('revoked').fin('client'),
      frames: [6, 7, 8],
      around: inTime,
      certainty: 'likely',
    },
    {
      when: 'the client did not look',
      story: stapling('revoked').completed(0x0303).applicationData('client').applicationData('server'),
      frames: [6, 7],
      around: inTime,
      certainty: 'proven',
    },
  ],
  quiet: [
    { when: 'the staple says that it is good', story: stapling('good').alert('client', 44), around: inTime },
    { when: 'the staple is about another certificate', story: stapling('revoked', 'leaf').alert('client', 44), around: inTime },
  ],
});

import { expect } from 'vitest';
import { ruleTest } from '../rule-test.js';
import { accepted, policy, publicPolicy, shown } from './shown.js';

const in2025 = publicPolicy(Date.UTC(2025, 5, 1), 'root-entrust');
const in2024 = publicPolicy(Date.UTC(2024, 5, 1), 'root-entrust');

ruleTest('certificate/distrusted-ca', {
  fires: [
    {
      when: 'it was issued after the day that browsers named',
      story: shown(['leaf-entrust']).alert('client', 46),
      frames: [6, 7],
      around: in2025,
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server's certificate comes from a CA that browsers no longer trust
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert certificate_unknown (46). The chain of the certificate "api.example.com" leads to Entrust: Chrome and Firefox refuse what its old roots issued after November 2024.
        > Have the certificate issued by another CA.
        > See issuer and date of issue
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -issuer -startdate"
      `),
    },
    { when: 'the client did not mind', story: accepted(['leaf-entrust']), frames: [6], around: in2025, certainty: 'proven' },
  ],
  quiet: [
    { when: 'it was issued before that day', story: shown(['leaf-entrust-old']).alert('client', 46), around: in2024 },
    { when: 'it comes from somebody else', story: shown(['leaf', 'intermediate']).alert('client', 46), around: policy() },
  ],
});

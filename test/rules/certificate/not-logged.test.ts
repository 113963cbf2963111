import { expect } from 'vitest';
import { ruleTest } from '../rule-test.js';
import { accepted, hidden, policy, publicPolicy } from './shown.js';

const at = Date.UTC(2025, 1, 1);

ruleTest('certificate/not-logged', {
  fires: [
    {
      when: 'neither certificate nor server brings timestamps',
      story: accepted(['leaf-entrust']),
      frames: [6],
      around: publicPolicy(at, 'root-entrust'),
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "Nothing shows that the server's certificate was logged (Certificate Transparency)
        warning, likely, blame: server
        The certificate "api.example.com" comes without signed certificate timestamps. Chrome, Edge and Safari refuse a certificate of a public CA that no log vouches for; other clients do not ask.
        > Have the certificate issued anew with embedded timestamps; every public CA does so by default.
        > Does the certificate hold timestamps?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -text | grep -A 4 'CT Precertificate SCTs'"
      `),
    },
  ],
  quiet: [
    { when: 'a private CA issued it', story: accepted(['leaf-entrust']), around: policy(at, 'root-entrust') },
    { when: 'TLS 1.3 hides the certificate', story: hidden().completed(), around: publicPolicy(at, 'root-entrust') },
  ],
});

import { expect } from 'vitest';
import { policy, shown } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/weak-key', {
  fires: [
    {
      when: 'an RSA key has 1024 bits',
      story: shown(['leaf-sha1'], 'sha1.example.com').alert('client', 43),
      frames: [6, 7],
      around: policy(),
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "A key in the server's chain is too short
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert unsupported_certificate (43). The certificate "sha1.example.com" has a key that is too short: RSA 1024 bits. Current libraries ask for RSA with 2048 bits or a 256-bit curve.
        > Make a new key (a 256-bit curve, or RSA with 2048 bits or more) and have a certificate issued for it.
        > See the key
          $ openssl s_client -connect 10.0.0.9:443 -servername sha1.example.com </dev/null 2>/dev/null | openssl x509 -noout -text | grep 'Public-Key'"
      `),
    },
  ],
  quiet: [{ when: 'it has 2048 bits', story: shown(['leaf', 'intermediate']).alert('client', 42), around: policy() }],
});

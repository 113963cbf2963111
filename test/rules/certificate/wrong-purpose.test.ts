import { expect } from 'vitest';
import { accepted, policy, shown } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/wrong-purpose', {
  fires: [
    {
      when: 'the certificate is meant for clients',
      story: shown(['leaf-client'], undefined).alert('client', 43),
      frames: [6, 7],
      around: policy(),
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "A certificate in the server's chain may not be used for this
          error, proven, blame: server
          The client (10.0.0.5) refused the handshake with the alert unsupported_certificate (43). The certificate "robot-7" is not for servers: its extended key usage is clientAuth and 1.2.3.4.5.
          > Have it issued anew with the right profile: extended key usage "TLS Web Server Authentication".
          > See the extensions
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -ext basicConstraints,keyUsage,extendedKeyUsage"
        `),
    },
    {
      when: 'an issuer is no CA',
      story: shown(['leaf-by-leaf', 'leaf', 'intermediate'], 'child.example.com').alert('client', 42),
      frames: [6, 7],
      around: policy(),
    },
  ],
  quiet: [{ when: 'it is meant for servers', story: accepted(['leaf', 'intermediate']), around: policy() }],
});

import { expect } from 'vitest';
import { accepted, policy, shown } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/weak-signature', {
  fires: [
    {
      when: 'it is signed with SHA-1',
      story: shown(['leaf-sha1'], 'sha1.example.com').alert('client', 42),
      frames: [6, 7],
      around: policy(),
      rootCause: false,
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "A certificate in the server's chain is signed with MD5 or SHA-1
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert bad_certificate (42). The certificate "sha1.example.com" is signed with sha1WithRSAEncryption. That hash is broken, and current libraries refuse it.
        > Have the certificate issued anew with SHA-256.
        > See the signature
          $ openssl s_client -connect 10.0.0.9:443 -servername sha1.example.com </dev/null 2>/dev/null | openssl x509 -noout -text | grep 'Signature Algorithm'"
      `),
    },
    {
      when: 'the client did not mind',
      story: accepted(['leaf-md5'], 'md5.example.com'),
      frames: [6],
      around: policy(),
    },
  ],
  quiet: [
    { when: 'it is signed with SHA-256', story: shown(['leaf', 'intermediate']).alert('client', 42), around: policy() },
  ],
});

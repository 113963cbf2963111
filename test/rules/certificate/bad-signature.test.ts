import { expect } from 'vitest';
import { ruleTest } from '../rule-test.js';
import { policy, shown } from './shown.js';

ruleTest('certificate/bad-signature', {
  fires: [
    {
      when: 'the server sends another issuer of the same name',
      story: shown(['leaf', 'intermediate', 'root-impostor']).alert('client', 51),
      frames: [6, 7],
      around: policy(undefined, 'root-ed25519'),
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A certificate in the server's chain is not signed by the issuer that the server sends along
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert decrypt_error (51). The intermediate certificate "Example Intermediate 1" names "Example Root R1" as its issuer, and the server sends a certificate of that name, but its key did not make the signature.
        - high: The CA has several certificates of this name with different keys, and the wrong one is sent (The names fit, and the keys do not.)
        - medium: The chain file still belongs to the certificate before (CAs change their intermediates.)
        - low: Somebody forged the certificate (A forgery would look the same.)
        > Have the server send the intermediate certificate that came with its own, not an older or newer one of the same name.
        > See what is sent
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null
        > Check the file of the server
          $ openssl verify -untrusted CHAIN.pem CERT.pem"
      `),
    },
  ],
  quiet: [
    { when: 'the chain is sound', story: shown(['leaf', 'intermediate']).alert('client', 51), around: policy() },
    {
      when: 'only a root in the trust list has the name of the issuer',
      story: shown(['leaf', 'intermediate']).alert('client', 48),
      around: policy(undefined, 'root-impostor'),
    },
  ],
});

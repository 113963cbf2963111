import { expect } from 'vitest';
import { hidden, policy, shown } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/key-mismatch', {
  fires: [
    {
      when: 'the client finds the signature wrong',
      story: shown(['leaf', 'intermediate']).alert('client', 51),
      frames: [6, 7],
      around: policy(),
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server's signature does not fit its certificate
        error, likely, blame: server
        The client (10.0.0.5) ended the handshake with decrypt_error (51): the server's signature is wrong. The signature was not made with the key in the certificate "api.example.com" (serial 718077632c402f8b578b7c8b2d8c199f04348c3d). After a renewal that mostly means: new certificate, old private key.
        - high: New certificate with the old private key, or the other way round (The client took the certificate and refused the signature.)
        - low: Something in between changes the messages (A change on the way would break the signature too.)
        > Load the private key that belongs to the certificate, on every server behind this address.
        > On the server: the two lines must be equal
          $ openssl x509 -in CERT.pem -noout -pubkey | sha256sum; openssl pkey -in KEY.pem -pubout | sha256sum"
      `),
    },
    {
      when: 'the same under TLS 1.3',
      story: hidden().alert('client', 51),
      frames: [10],
      certainty: 'likely',
    },
  ],
  quiet: [
    {
      when: 'the server says so of the client',
      story: shown(['leaf', 'intermediate']).alert('server', 51),
      around: policy(),
    },
    {
      when: 'the handshake was done',
      story: shown(['leaf', 'intermediate']).completed(0x0303).alert('client', 51),
      around: policy(),
    },
  ],
});

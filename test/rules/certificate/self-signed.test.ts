import { expect } from 'vitest';
import { accepted, policy, shown, strangers } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/self-signed', {
  fires: [
    {
      when: 'the client refuses it',
      story: shown(['self-signed'], 'dev.example.com').alert('client', 48),
      frames: [6, 7],
      around: policy(),
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server's certificate is self-signed
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert unknown_ca (48). The certificate "dev.example.com" is signed by itself: no CA vouches for it, so a client accepts it only if it was told to trust this very certificate.
        - medium: The server still has the certificate that its installation made (Subject and issuer are the same name.)
        - medium: It is meant to be trusted by hand, and this client was not told (The client found nobody to vouch for it.)
        > Give the server a certificate from a CA that the clients trust, or hand this certificate to the clients as a trusted one.
        > See the chain that the server sends, judged by the CAs of this machine
          $ openssl s_client -connect 10.0.0.9:443 -servername dev.example.com -showcerts </dev/null
        > Try with the CA given by hand
          $ openssl s_client -connect 10.0.0.9:443 -servername dev.example.com -CAfile CA.pem -verify_return_error </dev/null"
      `),
    },
    {
      when: 'the client was told not to mind',
      story: accepted(['self-signed'], 'dev.example.com'),
      frames: [6],
      around: policy(),
      certainty: 'proven',
    },
  ],
  quiet: [
    {
      when: 'it is in the trust list',
      story: accepted(['self-signed'], 'dev.example.com'),
      around: policy(undefined, 'self-signed'),
    },
    {
      when: 'a root stands at the end of a chain',
      story: shown(['leaf-wildcard', 'root-ec']).alert('client', 48),
      around: strangers,
    },
  ],
});

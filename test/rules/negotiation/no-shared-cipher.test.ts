import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/no-shared-cipher', {
  fires: [
    {
      when: 'the offer holds only old suites',
      story: aStory()
        .tcp()
        .clientHello({ cipherSuites: [0x002f, 0x0035], versions: [0x0303] })
        .alert('server', 40),
      frames: [4, 5],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The server accepts none of the cipher suites that the client offers
          error, likely, blame: unknown
          The server (10.0.0.9:443) ended the connection with the fatal alert handshake_failure (40), in answer to the ClientHello. It found nothing acceptable in the offer. The client offers 2 cipher suites: TLS_RSA_WITH_AES_128_CBC_SHA and TLS_RSA_WITH_AES_256_CBC_SHA; versions TLS 1.2 at most; key exchange groups x25519 and secp256r1. The alert does not say what is missing.
          - high: No cipher suite in common: the server's list is hardened, or the client's is old or pinned (It offers no AEAD suite (AES-GCM, ChaCha20), which many servers insist on.)
          - medium: The server's certificate is of a kind (RSA, ECDSA, RSA-PSS) for which the client offers no suite or signature algorithm (The client offers 3 signature algorithms.)
          - low: The server has no certificate for this name (The client asked for "api.example.com".)
          - low: No key exchange group in common: the server's list is pinned (The client offers x25519 and secp256r1.)
          > Let both sides have a modern suite in common: ECDHE with AES-GCM or ChaCha20, with a certificate of a kind that the client takes.
          > What does the server accept?
            $ nmap --script ssl-enum-ciphers -p 443 10.0.0.9
          > Does it answer a modern client?
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null
          > And with every suite that this OpenSSL has?
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 -cipher 'ALL:@SECLEVEL=0' </dev/null"
        `),
    },
    {
      when: "the offer looks like anybody's",
      story: aStory().tcp().clientHello().alert('server', 40),
      frames: [4, 5],
      certainty: 'possible',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The server accepts nothing of what the client offers, most likely no cipher suite
          error, possible, blame: unknown
          The server (10.0.0.9:443) ended the connection with the fatal alert handshake_failure (40), in answer to the ClientHello. It found nothing acceptable in the offer. The client offers 4 cipher suites: TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 and TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384; versions TLS 1.2 and TLS 1.3; key exchange groups x25519 and secp256r1. The alert does not say what is missing.
          - medium: No cipher suite in common: the server's list is hardened, or the client's is old or pinned (The offer looks ordinary.)
          - medium: The server's certificate is of a kind (RSA, ECDSA, RSA-PSS) for which the client offers no suite or signature algorithm (The client offers 3 signature algorithms.)
          - medium: The server has no certificate for this name (The client asked for "api.example.com".)
          - low: No key exchange group in common: the server's list is pinned (The client offers x25519 and secp256r1.)
          > Let both sides have a modern suite in common: ECDHE with AES-GCM or ChaCha20, with a certificate of a kind that the client takes.
          > What does the server accept?
            $ nmap --script ssl-enum-ciphers -p 443 10.0.0.9
          > Does it answer a modern client?
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null
          > And with every suite that this OpenSSL has?
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 -cipher 'ALL:@SECLEVEL=0' </dev/null"
        `),
    },
  ],
  quiet: [
    { when: 'the server had answered before', story: aStory().tcp().clientHello().serverHello().alert('server', 40) },
    { when: 'the client refuses', story: aStory().tcp().clientHello().serverHello().alert('client', 40) },
    {
      when: 'the groups are the odd part',
      story: aStory()
        .tcp()
        .clientHello({ groups: [0x001a], keyShares: [0x001a] })
        .alert('server', 40),
    },
  ],
});

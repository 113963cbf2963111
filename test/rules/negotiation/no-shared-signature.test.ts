import { expect } from 'vitest';
import type { Around } from '../../../src/story/around.js';
import { aStory, at } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { ruleTest } from '../rule-test.js';

/** Other connections show these certificates of the server, for the same name. */
function showing(...names: string[]): Partial<Around> {
  const tally = { connections: 1, clients: ['10.0.0.6'], first: at(20), last: at(20) };
  const spans = [{ at: at(20), note: 'in another connection: the same server presents this certificate for the same name' }] as const;
  return { certificatesOfName: () => ({ value: { ...tally, leaves: names.map(fixture) }, spans }) };
}

const ordinary = [0x0403, 0x0804, 0x0401];
const refused = (signatureAlgorithms: number[]) => aStory().tcp().clientHello({ signatureAlgorithms }).alert('server', 40);

ruleTest('negotiation/no-shared-signature', {
  fires: [
    {
      when: 'the server is seen to have an Ed25519 key alone, and the client offers no such signature',
      story: refused(ordinary),
      around: showing('leaf-ed25519'),
      frames: [4, 5, 20],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client offers no signature algorithm for the kind of key in the server's certificate
        error, likely, blame: server
        The server (10.0.0.9:443) ended the connection with the fatal alert handshake_failure (40), in answer to the ClientHello. Another connection shows the certificate that the server has for this name: "ed.example.com", Ed25519. The signature_algorithms in this ClientHello have nothing for such a key, so the server has no certificate that it may show to this client.
        > Give 10.0.0.9:443 a second certificate with an ECDSA (P-256) or RSA key, or update the client.
        > What does the server have for a client that takes RSA and ECDSA only?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -sigalgs RSA+SHA256:RSA-PSS+SHA256:ECDSA+SHA256 </dev/null"
      `),
    },
  ],
  quiet: [
    { when: 'it offers that signature', story: refused([...ordinary, 0x0807]), around: showing('leaf-ed25519') },
    { when: 'the certificate was not seen', story: refused(ordinary) },
    { when: 'the key is an ordinary one', story: refused(ordinary), around: showing('leaf') },
    { when: 'the server has another certificate beside it', story: refused(ordinary), around: showing('leaf-ed25519', 'leaf') },
    { when: 'the client names no signatures at all, as before TLS 1.2', story: refused([]), around: showing('leaf-ed25519') },
  ],
});

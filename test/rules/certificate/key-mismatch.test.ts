import { resolve } from 'node:path';
import { expect } from 'vitest';
import { storiesOfFile } from '../../build/stories.js';
import { fact } from '../../../src/story/fact.js';
import { at } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { hidden, policy, shown } from './shown.js';
import { ruleTest } from '../rule-test.js';

/** A client that refuses the certificate of nginx, over TLS 1.2; and the same with the certificate of somebody else. */
const capture = resolve(import.meta.dirname, '../../../captures/python-no-trust-tls12/capture.pcap');
const real = (await storiesOfFile(capture)).stories.filter(({ client }) => client.alert)[0];
const nowhere = [{ at: at(1), note: 'nothing' }] as const;
const stranger = [fixture('leaf-ocsp')];
const swapped = { ...real, server: { ...real.server, certificates: { value: stranger, spans: real.server.certificates?.spans ?? nowhere } } };
const refusal = { level: 2, fatal: true, code: 42, name: 'bad_certificate', encrypted: false, afterClose: false };
const alert = fact(refusal, at(8), 'client → server: fatal alert bad_certificate (42)');
const mismatched = { ...swapped, client: { ...swapped.client, alert } };

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
          The client (10.0.0.5) ended the handshake with decrypt_error (51). The alert says that a signature or a Finished is wrong. Most likely the server's signature was not made with the key in its certificate; the capture cannot show it.
          - high: New certificate with the old private key, or the other way round (The client took the certificate and refused the signature.)
          - low: Something in between changes the messages (A change on the way would break the signature too.)
          > Load the private key that belongs to the certificate, on every server behind this address.
          > On the server: the two lines must be equal
            $ openssl x509 -in CERT.pem -noout -pubkey | sha256sum; openssl pkey -in KEY.pem -pubout | sha256sum"
        `),
    },
    {
      when: 'the signature does not fit the certificate, though the client only calls it bad',
      story: mismatched,
      frames: [6, 6, 8],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server's signature does not fit its certificate
        error, proven, blame: server
        The client (10.0.0.5) ended the handshake with bad_certificate (42). The server's signature over the handshake was not made with the key in its certificate "api.example.com" (serial 666e73e7e7c1ec2aaee4b9b9d76cba5431876414): the signature in the capture does not fit that key. After a renewal that mostly means: new certificate, old private key.
        - high: New certificate with the old private key, or the other way round (Signature and certificate, as they stand in the packets, do not belong together.)
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
    { when: 'the signature fits, and the client minds something else', story: real },
    { when: 'the client looks at the issuer first, and minds that', story: swapped },
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

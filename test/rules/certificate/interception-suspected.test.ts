import { expect } from 'vitest';
import { Certificate } from '../../../src/x509/certificate.js';
import { at } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { ruleTest } from '../rule-test.js';
import { policy, shown, strangers } from './shown.js';

/** As if an inspection product had issued it: its name has as many letters as that of the fixture's root. */
function issuedBy(name: string): Certificate {
  const text = Buffer.from(fixture('leaf-private').der).toString('latin1');
  return new Certificate(Buffer.from(text.replaceAll('Example Root E1', name), 'latin1'));
}

const story = () => shown(['leaf-private'], 'internal.example.com');
const intercepted = (by = 'Zscaler Root CA') =>
  story().server({
    certificates: { value: [issuedBy(by)], spans: [{ at: at(6), note: 'server → client: Certificate' }] },
  });

const farSide = {
  value: { client: '192.0.2.1', issuer: 'Example Issuing CA', version: 0x0303 },
  spans: [{ at: at(20), note: 'asks' }, { at: at(22), note: 'shows' }],
} as const;

ruleTest('certificate/interception-suspected', {
  fires: [
    {
      when: 'the issuer is an inspection product',
      story: intercepted().alert('client', 48),
      frames: [6, 7],
      around: policy(),
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "A device or program in between seems to open the connection and sign its own certificate
        error, likely, blame: middlebox
        The client (10.0.0.5) refused the handshake with the alert unknown_ca (48). The certificate for "internal.example.com" is issued by "Zscaler Root CA", a name of Zscaler (a gateway that inspects TLS), and not by a public CA.
        - high: Zscaler inspects the traffic, and the client does not trust it (The issuer is "C=DE, O=Example, CN=Zscaler Root CA".)
        - low: The server itself has a certificate from that product's CA (A capture at one place cannot tell who made the certificate.)
        > Have this client trust the CA of Zscaler, or have that product leave this connection alone.
        > Compare with the fingerprint seen from another network
          $ openssl s_client -connect 10.0.0.9:443 -servername internal.example.com </dev/null 2>/dev/null | openssl x509 -noout -issuer -fingerprint -sha256
        > Is a proxy set on the client?
          $ env | grep -i proxy"
      `),
    },
    {
      when: 'the root behind it is known to be abused',
      story: intercepted('Superfish, Inc.').completed(0x0303).applicationData('client').applicationData('server'),
      frames: [6],
      around: policy(),
      words: (told) => expect(told).toMatch(/^.*\nwarning, .*Superfish.*\n> Let nobody trust the CA of Superfish: remove it/s),
    },
    {
      when: 'the client was told to trust it, which is no trouble',
      story: intercepted().completed(0x0303).applicationData('client').applicationData('server'),
      frames: [6],
      around: policy(),
      words: (told) => expect(told).toMatch(/^.*\ninfo, /),
    },
    {
      when: "the capture shows the box's own connection, whatever the issuer's name",
      story: story().alert('client', 48),
      frames: [6, 7, 20, 22],
      around: { ...strangers, farSide: () => farSide },
      certainty: 'likely',
      words: (told) => expect(told.split('\n').slice(2, 5).join('\n')).toMatchInlineSnapshot(`
        "The client (10.0.0.5) refused the handshake with the alert unknown_ca (48). The certificate for "internal.example.com" is issued by "Example Root E1", and not by a public CA. While this client waited, 192.0.2.1 asked the same server for the same name and was shown a certificate by "Example Issuing CA": so does a box that opens TLS. It offers the server TLS 1.2 at most, and its client offered it TLS 1.3.
        - high: A box on the way inspects the traffic, and the client does not trust it (192.0.2.1 made a connection of its own to the same server meanwhile.)
        - low: The server has two certificates (The two connections may have met by chance.)"
      `),
    },
  ],
  quiet: [{ when: 'the issuer is just private', story: story().alert('client', 48), around: strangers }],
});

import { expect } from 'vitest';
import { Certificate } from '../../../src/x509/certificate.js';
import { fixture } from '../../x509/fixtures.js';
import { policy, shown, strangers } from './shown.js';

/** As if an inspection product had issued it: its name has as many letters as that of the fixture's root. */
function zscaler(): Certificate {
  const text = Buffer.from(fixture('leaf-private').der).toString('latin1');
  return new Certificate(Buffer.from(text.replaceAll('Example Root E1', 'Zscaler Root CA'), 'latin1'));
}

const story = () => shown(['leaf-private'], 'internal.example.com');
const intercepted = () =>
  story().server({
    certificates: { value: [zscaler()], spans: [{ at: at(6), note: 'server → client: Certificate' }] },
  });
import { at } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

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
  ],
  quiet: [{ when: 'the issuer is just private', story: story().alert('client', 48), around: strangers }],
});

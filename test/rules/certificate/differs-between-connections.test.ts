import { expect } from 'vitest';
import { at } from '../../build/story.js';
import { fixture } from '../../x509/fixtures.js';
import { ruleTest } from '../rule-test.js';
import { accepted, shown, strangers } from './shown.js';

const tally = (first: number, last: number) => ({ connections: 2, clients: ['10.0.0.5'], first: at(first), last: at(last) });
const spans = (frame: number) => [{ at: at(frame), note: 'in another connection: another certificate' }] as const;
const around = (first: number, last: number) => ({
  ...strangers,
  otherCertificates: () => ({ value: { ...tally(first, last), leaves: [fixture('leaf-ocsp')] }, spans: spans(first) }),
  healthyAtServer: () => ({ value: tally(first, last), spans: spans(first) }),
});
const refused = () => shown(['leaf', 'intermediate']).alert('client', 48);

ruleTest('certificate/differs-between-connections', {
  fires: [
    {
      when: 'connections before and after it see another certificate and succeed',
      story: refused(),
      frames: [2, 6, 7],
      around: around(2, 40),
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server shows different certificates from connection to connection, and this one is not accepted
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert unknown_ca (48). For "api.example.com" this address shows the certificate with serial 718077632c402f8b578b7c8b2d8c199f04348c3d, issued by "Example Intermediate 1", and in other connections one with serial 666e73e7e7c1ec2aaee4b9b9d76cba5431876414 by "Example Root O1". They come in turn, so at least two servers stand behind the address. Connections with the other certificate succeed: it is neither the client nor the name, but the server behind this connection.
        - high: Several servers behind a load balancer, and not all of them got the new certificate (or were reloaded) (One address shows different certificates for one name.)
        - medium: A box on the way opens TLS in some connections and signs its own certificate (The certificates have different issuers.)
        - low: The certificate was replaced at this moment, by a wrong one (The other one was seen again afterwards.)
        > Find the server behind the address that shows this certificate, and bring it the one that the others have.
        > Ask twenty times, and count the serials
          $ for i in $(seq 20); do openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -serial -issuer; done | sort | uniq -c"
      `),
    },
    { when: 'the other certificate was seen before only', story: refused(), frames: [2, 6, 7], around: around(2, 3), certainty: 'likely' },
  ],
  quiet: [
    { when: 'the other certificate comes later: then it was mended', story: refused(), around: around(40, 60) },
    { when: 'others accept this very certificate', story: refused(), around: { ...around(2, 40), acceptedCertificate: around(2, 40).healthyAtServer } },
    { when: 'both are accepted', story: accepted(['leaf', 'intermediate']), around: around(2, 40) },
    { when: 'nothing with the other certificate succeeds', story: refused(), around: { ...around(2, 40), healthyAtServer: () => undefined } },
  ],
});

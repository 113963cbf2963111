import { expect } from 'vitest';
import { at } from '../../build/story.js';
import { accepted, hidden, policy, shown } from './shown.js';
import { fixture } from '../../x509/fixtures.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/expired', {
  fires: [
    {
      when: 'the last day is past, and the client says so',
      story: shown(['leaf', 'intermediate']).alert('client', 45),
      frames: [6, 7],
      around: policy(Date.UTC(2024, 3, 3)),
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server's certificate has expired
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert certificate_expired (45). The certificate "api.example.com" was valid until 31 March 2024, 00:00 UTC, 3 days before this connection.
        - high: The renewal did not happen (The last day of the certificate has passed.)
        - medium: It was renewed, and the server (or one of several) was not reloaded (The capture shows what is served, not what lies on disk.)
        - low: The client's clock is ahead (The clock of the capture itself agrees with the client.)
        > Renew the certificate, reload the server, and check that the new one is served.
        > See the dates of what is served
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -serial
        > Compare with the file on the server
          $ openssl x509 -in CERT.pem -noout -dates -serial"
      `),
    },
    {
      when: 'a Go client says bad_certificate',
      story: shown(['leaf', 'intermediate']).alert('client', 42),
      frames: [6, 7],
      around: policy(Date.UTC(2024, 3, 3)),
      certainty: 'proven',
    },
    {
      when: 'the client did not mind',
      story: accepted(['leaf', 'intermediate']),
      frames: [6],
      around: policy(Date.UTC(2024, 3, 3)),
    },
    {
      when: 'TLS 1.3 hides the certificate, and only the alert speaks',
      story: hidden().alert('client', 45),
      frames: [10],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The client says that the server's certificate has expired
        error, likely, blame: server
        The client (10.0.0.5) refused the handshake with the alert certificate_expired (45). The alert says that the certificate is outside its dates by the client's clock. The capture cannot show the dates, because TLS 1.3 encrypts the certificate.
        - high: The certificate has expired (The alert is certificate_expired (45).)
        - low: The client's clock is wrong, or the certificate is not valid yet (BoringSSL and rustls use the same alert for both ends of the validity.)
        > Renew the certificate and reload the server; if its dates are good, set the client's clock.
        > See the dates of what is served
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -serial
        > Compare with the file on the server
          $ openssl x509 -in CERT.pem -noout -dates -serial
        > Look at the client's clock
          $ date -u"
      `),
    },
    {
      when: 'another certificate for the name is about',
      story: shown(['leaf', 'intermediate']).alert('client', 45),
      frames: [6, 7, 40],
      around: {
        ...policy(Date.UTC(2024, 3, 3)),
        otherCertificates: () => ({
          value: { connections: 1, clients: [], first: at(40), last: at(40), leaves: [fixture('leaf-ocsp')] },
          spans: [{ at: at(40), note: 'another certificate' }],
        }),
      },
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server's certificate has expired
        error, proven, blame: server
        The client (10.0.0.5) refused the handshake with the alert certificate_expired (45). The certificate "api.example.com" was valid until 31 March 2024, 00:00 UTC, 3 days before this connection. The same server also shows another certificate for this name (serial 666e73e7e7c1ec2aaee4b9b9d76cba5431876414, this one 718077632c402f8b578b7c8b2d8c199f04348c3d), which was issued before this connection: it was renewed in time, and the server (or one of several) goes on with the old one.
        - high: It was renewed, and the server (or one of several) was not reloaded (The same server shows a newer certificate for the same name (see its frames).)
        - medium: The renewal did not happen (The last day of the certificate has passed.)
        - low: The client's clock is ahead (The clock of the capture itself agrees with the client.)
        > Reload the server (all of them behind this address), and give the renewal a hook that reloads it next time.
        > See the dates of what is served
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null 2>/dev/null | openssl x509 -noout -dates -subject -serial
        > Compare with the file on the server
          $ openssl x509 -in CERT.pem -noout -dates -serial"
      `),
    },
  ],
  quiet: [
    { when: 'it is in date', story: shown(['leaf', 'intermediate']).alert('client', 45), around: policy() },
    {
      when: 'what has expired is not needed for the chain',
      story: shown(['leaf', 'intermediate', 'root-expired']).alert('client', 48),
      around: policy(),
    },
  ],
});

import { expect } from 'vitest';
import { aStory, at } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('alert/server-refusal-after-finished', {
  fires: [
    {
      when: 'the server answers Finished with an alert',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .encrypted('server', 1000)
        .finished('client')
        .hiddenAlert('server', 'after-finished')
        .fin('server'),
      frames: [7, 9, 10],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The server refused the client after the client believed that it was connected
          error, likely, blame: client
          The server (10.0.0.9:443) answered the client's Finished with an encrypted record of 19 bytes, the length of an alert, and nothing else. So the server refused the client, most often over its certificate. The client reports a success first, and then a reset or an end of file at its first read. The capture cannot show the reason, because the alert is encrypted.
          - high: The server wants a client certificate, and does not accept the one it got (The alert came right after the client's last handshake message.)
          - medium: A rule of the server (name, address, protocol) refuses this client (The capture cannot tell alerts apart under encryption.)
          - low: The server simply said goodbye before any data (A close_notify has the same length.)
          > Read the server's log at this second; check the certificate that the client is set up with.
          > Does it ask for a client certificate? Look for "Acceptable client certificate CA names"
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null
          > Try with a client certificate
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -cert CLIENT.pem -key CLIENT.key </dev/null
          > Read the certificate that the client is set up with
            $ openssl x509 -in CLIENT.pem -noout -subject -issuer -dates -ext extendedKeyUsage"
        `),
    },
    {
      when: 'a server of TLS 1.2 sends an encrypted alert before the client has finished',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello({ version: 0x0303 })
        .finished('server')
        .hiddenAlert('server', 'after-finished', 26)
        .fin('server'),
      frames: [8, 9],
      certainty: 'likely',
      words: (told) => expect(told.split('\n').slice(0, 3)).toMatchInlineSnapshot(`
        [
          "The server ended the handshake with an alert that is encrypted",
          "error, likely, blame: unknown",
          "The server (10.0.0.9:443) sent an encrypted alert (26 bytes), where the rest of the handshake was due. So the server gave up before the client had finished. The capture cannot show the reason, because the alert is encrypted.",
        ]
      `),
    },
  ],
  quiet: [
    {
      when: 'the client showed a certificate: then it is about that',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .encrypted('server', 1000)
        .client({ hiddenCertificate: { value: 1100, spans: [{ at: at(7), note: 'x' }] } })
        .finished('client')
        .hiddenAlert('server', 'after-finished'),
    },
    {
      when: 'the server sent data before its goodbye',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .encrypted('server', 1000)
        .finished('client')
        .applicationData('server')
        .hiddenAlert('server', 'goodbye')
        .fin('server'),
    },
    {
      when: 'the client had no certificate to show',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .encrypted('server', 1000)
        .client({ emptyCertificate: { value: 'inferred', spans: [{ at: at(7), note: 'x' }] } })
        .finished('client')
        .hiddenAlert('server', 'after-finished'),
    },
  ],
});

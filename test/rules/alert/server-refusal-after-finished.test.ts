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
          error, likely, blame: unknown
          The server (10.0.0.9:443) answered the client's Finished with an encrypted record of 19 bytes, the length of an alert, and nothing else. So the server refused the client. The client reports a success first, and then a reset or an end of file at its first read. It sent no certificate, so it had not been asked for one. The capture cannot show the reason, because the alert is encrypted.
          - medium: The server could not decrypt or verify the client's Finished: bytes changed on the way, or a fault in TLS (The alert came right after it, and no certificate was asked for.)
          - medium: The server said goodbye before any data: a limit, a rule for this client, a shutdown (A close_notify has the same length.)
          > Read the server's log at this second.
          > Does another client get further?
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null
          > Have the client write its session keys, capture again, and give them to tlswhy: then the alert can be read
            $ SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log"
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
    {
      when: 'TLS 1.2 shows that the client sent a certificate',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello({ version: 0x0303 })
        .certificates('client')
        .finished('client')
        .hiddenAlert('server', 'after-finished', 26),
      frames: [7, 9],
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

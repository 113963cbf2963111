import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('alert/bad-record-mac', {
  fires: [
    {
      when: 'the first encrypted record is refused',
      story: aStory().tcp().clientHello().serverHello().encrypted('server', 1000).alert('client', 20),
      frames: [7],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The client could not decrypt what the server sent (bad_record_mac)
          error, proven, blame: unknown
          The client (10.0.0.5) ended the connection with the fatal alert bad_record_mac (20), after the server's answer. The server had sent 1 encrypted record by then. It failed within the handshake: the two sides hold different keys (a TLS bug, or a box that rewrites the handshake), or bytes changed on the way. Bytes that changed on the way show as TCP check sum errors or as a different capture at the other end; different keys fail at the very first encrypted record.
          - high: A bug in one of the TLS stacks, or a device that rewrites TLS (It happened after 1 encrypted record.)
          - medium: Bytes damaged on the way (network card, driver, tunnel) past the TCP check sum (no retransmissions in this connection.)
          > Find where the bytes change: a middlebox that rewrites, a network card with faulty offloading, a TLS bug.
          > Capture at both ends at once and compare
            $ tcpdump -i any -w end.pcap port 443
          > Switch offloading off for a test
            $ ethtool -K IFACE tso off gso off gro off"
        `),
    },
    {
      when: 'a later record is refused',
      story: aStory()
        .tcp()
        .clientHello()
        .completed()
        .applicationData('server')
        .encrypted('server', 90)
        .encrypted('server', 90)
        .encrypted('server', 90)
        .alert('client', 20),
      frames: [12],
    },
  ],
  quiet: [{ when: 'the alert is another', story: aStory().tcp().clientHello().alert('server', 50) }],
});

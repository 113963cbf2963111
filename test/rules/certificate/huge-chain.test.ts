import { expect } from 'vitest';
import { ruleTest } from '../rule-test.js';
import { accepted, policy } from './shown.js';

const many = Array.from({ length: 24 }, (_, index) => ['leaf', 'intermediate'][Math.min(index, 1)]);

ruleTest('certificate/huge-chain', {
  fires: [
    {
      when: 'the certificates do not fit ten segments',
      story: accepted(many),
      frames: [6],
      around: policy(),
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server's certificates are so large that the handshake takes longer, or does not fit
        info, proven, blame: server
        The server sent 24 certificates of 18,087 bytes together. That does not fit the first flight of a connection, so each handshake waits one more round trip.
        > Send only the leaf and its intermediates, and put fewer names into one certificate.
        > See what is sent
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null"
      `),
    },
  ],
  quiet: [{ when: 'they fit', story: accepted(['leaf', 'intermediate']), around: policy() }],
});

import { expect } from 'vitest';
import { ruleTest } from '../rule-test.js';
import { accepted, policy, shown } from './shown.js';

ruleTest('certificate/expired-extra', {
  fires: [
    {
      when: 'an old client follows what is sent',
      story: shown(['leaf', 'intermediate', 'root-expired']).alert('client', 45),
      frames: [6, 7],
      around: policy(),
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server sends an expired certificate that is not needed, and old clients stumble over it
        error, likely, blame: server
        The client (10.0.0.5) refused the handshake with the alert certificate_expired (45). The server also sends "Example Root Old", which has expired and which nobody needs. Current clients find the way past it; old ones follow it and say that a certificate has expired.
        - high: The chain file still holds a cross-signed certificate from the days of an older root (The chain is complete without it.)
        > Have the server leave that certificate out (the short chain), or update the client.
        > See what is sent
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null
        > How old is the client?
          $ openssl version"
      `),
    },
    {
      when: 'current clients find the way past it',
      story: accepted(['leaf', 'intermediate', 'root-expired']),
      frames: [6],
      around: policy(),
      certainty: 'proven',
    },
  ],
  quiet: [
    { when: 'nothing that was sent has expired', story: shown(['leaf', 'intermediate']).alert('client', 45), around: policy() },
    {
      when: 'what has expired is needed',
      story: shown(['leaf', 'intermediate', 'root-expired']).alert('client', 45),
      around: policy(Date.UTC(2024, 3, 3)),
    },
  ],
});

import { expect } from 'vitest';
import { accepted, policy } from './shown.js';
import { ruleTest } from '../rule-test.js';

ruleTest('certificate/wrong-order', {
  fires: [
    {
      when: 'issuers stand in the wrong order',
      story: accepted(['leaf-below', 'intermediate', 'intermediate-below'], 'deep.example.com'),
      frames: [6],
      around: policy(),
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server sends its certificates in the wrong order
        warning, proven, blame: server
        The server sent 3 certificates. They do not stand in the order of the chain. Most clients sort them; older and stricter ones fail.
        > Put the leaf first, then each one's issuer, and leave the root and everything else out.
        > See what is sent, in order
          $ openssl s_client -connect 10.0.0.9:443 -servername deep.example.com -showcerts </dev/null"
      `),
    },
    {
      when: 'a stranger is sent along',
      story: accepted(['leaf', 'intermediate', 'root-ec']),
      frames: [6],
      around: policy(),
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server sends more certificates than needed
        info, proven, blame: server
        The server sent 3 certificates. Not needed: "Example Root E1".
        > Put the leaf first, then each one's issuer, and leave the root and everything else out.
        > See what is sent, in order
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null"
      `),
    },
  ],
  quiet: [
    { when: 'the chain stands as it should', story: accepted(['leaf', 'intermediate']), around: policy() },
    { when: 'the root is sent as well', story: accepted(['leaf', 'intermediate', 'root-rsa']), around: policy() },
  ],
});

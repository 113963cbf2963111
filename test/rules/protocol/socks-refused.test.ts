import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const socks = (protocol: string, request: string, reply: string) =>
  aStory().tcp().plaintext('client', protocol, request).plaintext('server', protocol, reply).fin('server');
const REQUEST = '\x05\x01\0\x05\x01\0\x03\x0fapi.example.com\x01\xbb';

ruleTest('protocol/socks-refused', {
  fires: [
    { when: 'the rules of the proxy forbid it', story: socks('socks5', REQUEST, '\x05\0\x05\x02\0\x01'), frames: [4, 5], words: (told) => expect(told).toMatchInlineSnapshot(`
      "The SOCKS proxy refuses the connection
      error, proven, blame: middlebox
      The client (10.0.0.5) asked the SOCKS proxy 10.0.0.9:443, and it refused: not allowed by its rules (2). The way to the server was never open, so there was no TLS that could fail.
      - high: What the proxy says: the destination, the rules for this client, or its sign-in. (Its answer is "not allowed by its rules (2)".)
      - medium: The proxy cannot resolve the name or has no route to it. (Many proxies answer with a general code for that.)
      > Mend what the proxy names: its rules, the sign-in, or the destination behind it.
      > The same by hand.
        $ curl -v -x socks5h://10.0.0.9:443 https://HOST/
      > Which proxy does the client take from its environment?
        $ env | grep -i _proxy"
    `), },
    {
      when: 'the proxy wants another way to sign in',
      story: socks('socks5', '\x05\x01\0', '\x05\xff'),
      frames: [4, 5],
      words: (told) => expect(told).toContain('none of the offered ways to sign in'),
    },
    {
      when: 'the password is wrong',
      story: socks('socks5', '\x05\x01\x02', '\x05\x02\x01\x01'),
      frames: [4, 5],
      words: (told) => expect(told).toContain('password wrong'),
    },
    {
      when: 'ssh -D closes in place of a reply',
      story: socks('socks5', REQUEST, '\x05\0'),
      frames: [4, 5, 6],
      certainty: 'likely',
      words: (told) => expect(told).toContain('it closed without a reply'),
    },
    { when: 'SOCKS 4 refuses', story: socks('socks4', '\x04\x01\x01\xbb\xc0\0\x02\x09\0', '\0\x5b'), frames: [4, 5] },
  ],
  quiet: [
    { when: 'the client leaves before it is answered', story: aStory().tcp().plaintext('client', 'socks5', REQUEST).plaintext('server', 'socks5', '\x05\0').fin('client') },
    { when: 'the proxy agrees', story: socks('socks5', REQUEST, '\x05\0\x05\0\0\x01') },
    { when: 'it agrees after a password', story: socks('socks5', REQUEST, '\x05\x02\x01\0\x05\0\0\x01') },
    { when: 'SOCKS 4 agrees', story: socks('socks4', '\x04\x01\x01\xbb\xc0\0\x02\x09\0', '\0\x5a') },
  ],
});

import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const V1 = 'PROXY TCP4 10.0.0.5 10.0.0.9 51034 443\r\n';
const V2 = '\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c' + 'x'.repeat(12);
const headers = (text: string) => aStory().tcp().plaintext('client', 'proxy-protocol', text).upgrade('proxy-protocol').clientHello();

ruleTest('protocol/proxy-header-twice', {
  fires: [
    { when: 'two lines come one after the other', story: headers(V1 + V1).alert('server', 70), frames: [4, 7], words: (told) => expect(told).toMatchInlineSnapshot(`
      "Two PROXY protocol headers come before TLS, and the server reads one
      error, proven, blame: middlebox
      The client (10.0.0.5) sent two PROXY protocol headers in a row before its ClientHello. The server takes the second for the beginning of TLS, which it is not.
      - high: Two load balancers in a row both add the header, and the inner one does not read the outer one. (The two headers stand one behind the other.)
      > Let only the outermost load balancer add the header, or let the inner one read it before it adds its own.
      > HAProxy in the middle: it should accept the header where it sends one.
        $ grep -n 'accept-proxy\\|send-proxy' /etc/haproxy/haproxy.cfg"
    `), },
    { when: 'a header of version 2 comes behind one of version 2', story: headers(V2 + V2).rst('server'), frames: [4, 7] },
  ],
  quiet: [
    { when: 'one header comes', story: headers(V1).alert('server', 70) },
    { when: 'the server reads both', story: headers(V1 + V1).serverHello().completed() },
  ],
});

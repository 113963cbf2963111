import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const introduced = aStory(2).atFrame(20).tcp().plaintext('client', 'proxy-protocol', 'PROXY TCP4 …').upgrade('proxy-protocol');
const healthy = [introduced.clientHello().serverHello().completed()];
const bare = () => aStory().tcp().clientHello();

ruleTest('protocol/proxy-header-missing', {
  fires: [
    {
      when: 'a bare hello is reset where all others come with a header',
      story: bare().rst('server'),
      around: neighbours({ healthy }),
      frames: [4, 5, 27],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server waits for a PROXY protocol header that this client does not send
        error, likely, blame: client
        The client (10.0.0.5) began with its ClientHello, and the server (10.0.0.9:443) gave no TLS in answer. The 1 healthy connection to this address began with a PROXY protocol header: the server insists on it, and takes a ClientHello for a broken one.
        - high: A health check or a client goes to the backend directly, around the load balancer. (All that came with the header was served.)
        - medium: The load balancer in front of this client has the PROXY protocol switched off. (Sender and receiver must both be set to it.)
        > Come by way of the load balancer that adds the header, or give this client (a health check, an in-house caller) a port without it.
        > With the header: does the server answer?
          $ curl -v -k --haproxy-protocol --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > nginx: which ports expect it?
          $ nginx -T 2>/dev/null | grep -n 'listen.*proxy_protocol'"
      `),
    },
  ],
  quiet: [
    { when: 'nothing is known of others', story: bare().rst('server') },
    {
      when: 'others succeed without a header too',
      story: bare().rst('server'),
      around: neighbours({ healthy: [...healthy, aStory(3).tcp().clientHello().serverHello().completed()] }),
    },
  ],
});

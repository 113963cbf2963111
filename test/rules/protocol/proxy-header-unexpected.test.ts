import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('protocol/proxy-header-unexpected', {
  fires: [
    {
      when: 'the server refuses the header',
      story: aStory().tcp().upgrade('proxy-protocol').clientHello().fin('server'),
      frames: [4, 6],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A PROXY protocol header comes before TLS, and the server does not expect it
        error, likely, blame: unknown
        The client (10.0.0.5) put a PROXY protocol header in front of the ClientHello, and the server (10.0.0.9:443) refused at once. A server that is not told to read the header takes its letters for a broken TLS record.
        - high: The load balancer sends the header and the server is not set to read it. (The refusal is the answer to the first bytes.)
        > Switch the PROXY protocol on at the server for this port, or off at the load balancer: on both sides or on none.
        > Without the header: does the server answer?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null
        > nginx: does the listener read it?
          $ nginx -T 2>/dev/null | grep -n 'listen.*proxy_protocol'"
      `),
    },
  ],
  quiet: [
    {
      when: 'the server reads the header',
      story: aStory().tcp().upgrade('proxy-protocol').clientHello().serverHello().completed(),
    },
    {
      when: 'there are two headers, of which it may have expected one',
      story: aStory().tcp()
        .plaintext('client', 'proxy-protocol', 'PROXY TCP4 10.0.0.5 10.0.0.9 1 443\r\nPROXY TCP4 10.0.0.5 10.0.0.9 2 443\r\n')
        .upgrade('proxy-protocol').clientHello().fin('server'),
    },
    { when: 'there is no header', story: aStory().tcp().clientHello().fin('server') },
  ],
});

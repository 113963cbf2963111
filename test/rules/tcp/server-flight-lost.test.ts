import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/server-flight-lost', {
  fires: [
    {
      when: 'the answer is sent again and never acknowledged',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .inTcp({ unacked: { client: 0, server: 90 } })
        .server({ retransmissions: 4, acked: 0, largestSegment: 90 })
        .ending({ how: 'timeout' }),
      frames: [4, 5],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server's answer does not reach the client
        error, likely, blame: network
        The server (10.0.0.9:443) answered the ClientHello and sent parts of its answer again 4 times; the client never confirmed them. They are lost on the way to the client, or its confirmations are lost on the way back.
        - medium: Packet loss or a failing link. (The same bytes were sent more than once.)
        - medium: Packets to the client take a way on which they are dropped (asymmetric routing, a stateful firewall). (Only one direction suffers.)
        - medium: The path takes smaller packets than the server sends (MTU). (Its largest had 90 bytes of data.)
        > Capture at both ends and find where the packets from server to client disappear.
        > Measure loss on the path.
          $ mtr -n -r -c 20 10.0.0.5
        > Try the handshake again by hand.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
  ],
  quiet: [
    {
      when: 'the client just left',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .inTcp({ unacked: { client: 0, server: 90 } })
        .server({ retransmissions: 1 })
        .rst('client'),
    },
    {
      when: 'everything was acknowledged',
      story: aStory().tcp().clientHello().serverHello().server({ retransmissions: 2 }).fin('client'),
    },
  ],
});

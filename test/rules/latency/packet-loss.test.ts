import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

function lost() {
  const story = aStory().tcp().clientHello().wait(3_500);
  const resent = story.seen(2, '517 bytes sent again', 'client');
  return story.serverHello().completed().client({ resent });
}

ruleTest('latency/packet-loss', {
  fires: [
    { when: 'the hello had to be sent again', story: lost(), frames: [5, 7], rootCause: false, words: (told) => expect(told).toMatchInlineSnapshot(`
      "Lost packets delayed the handshake by about 3.5 s
      warning, likely, blame: network
      The client sent data again 2 times before the handshake was done. What was lost is sent again only after a timer, which doubles each time: here about 3.5 s in all.
      - high: Congestion or a bad link. (The repeats arrived, so the path works mostly.)
      - low: The server drops SYNs because its queue is full. (The SYN was answered at once.)
      > Find where packets are lost: an overloaded link, Wi-Fi, a full queue, a SYN backlog that overflows.
      > Measure loss on the path.
        $ mtr -n -r -c 50 10.0.0.9
      > On the server: did it drop SYNs?
        $ nstat -az TcpExtListenDrops TcpExtTCPReqQFullDrop TcpRetransSegs"
    `), },
    {
      when: 'the SYN had to be sent again',
      story: aStory().syn(2).synAck().inTcp({ handshakeMs: 1_030 }).established().clientHello().serverHello().completed(),
      frames: [1, 7],
      rootCause: false,
      words: (told) => expect(told).toContain('info, likely'),
    },
  ],
  quiet: [
    { when: 'the server was slow and nothing was lost', story: aStory().tcp().clientHello().wait(5_000).serverHello().completed() },
    { when: 'data was sent again after the handshake', story: later() },
  ],
});

function later() {
  const story = aStory().tcp().clientHello().serverHello().completed().applicationData('client').wait(3_000);
  const resent = story.seen(1, '400 bytes sent again', 'client');
  return story.client({ resent });
}

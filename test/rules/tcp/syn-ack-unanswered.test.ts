import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/syn-ack-unanswered', {
  fires: [
    {
      when: 'both go on asking and answering',
      story: aStory().syn(3).synAck(3),
      frames: [1, 4],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server's answer to the connection request (SYN-ACK) does not get through
        error, likely, blame: network
        The server (10.0.0.9:443) answered the SYN 3 times, and the client never confirmed it. The client goes on asking: the answers are lost between here and the client.
        - high: The way back is another one than the way there, and a stateful firewall on it drops what it has not seen begin. (The client sent its SYN 3 times although answers were on their way.)
        - low: A SYN flood or a scan with forged addresses. (A forger would not repeat the SYN of one connection.)
        > Find the way that answers take back to the client, and what drops them there.
        > Capture at the client too, to see whether the answers arrive.
          $ tcpdump -nn 'host 10.0.0.9 and port 443'
        > On the server, see the route back.
          $ ip route get 10.0.0.5
        > And try the port by hand.
          $ nc -vz 10.0.0.9 443"
      `),
    },
  ],
  quiet: [
    { when: 'only the server is in the capture', story: aStory().synAck(2).gaps({ onlySide: 'server' }) },
    { when: 'the client resets: it did not ask', story: aStory().synAck(2).rst('client') },
    { when: 'the connection opens', story: aStory().syn().synAck(2).established() },
  ],
});

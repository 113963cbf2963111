import { expect } from 'vitest';
import { fact } from '../../../src/story/fact.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const at = (frame: number) => ({ frame, seconds: 1_700_000_000, nanos: frame * 1_000_000 });
const shrunk = fact(1024, at(5), 'server → client: only 1024 of these bytes sent again');
const early = fact(836, { ...at(4), nanos: 5_000_000 }, 'server → client: 836 bytes, while some before them are missing');
const slow = () => aStory().tcp().clientHello().wait(3_000).serverHello().completed();

ruleTest('tcp/path-mtu-found', {
  fires: [
    {
      when: 'the server is seen to send smaller packets',
      story: slow().server({ shrunk, largestSegment: 1448 }),
      frames: [4, 5],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "Large packets got lost until the sender tried smaller ones (path MTU black hole, found by probing)
        warning, likely, blame: network
        Full-size packets from the server (10.0.0.9:443) did not reach the client; the same bytes in smaller packets did, 0 ms after the ClientHello. The server (10.0.0.9:443) looks for the largest size that passes when nothing else helps (Linux: tcp_mtu_probing), which takes seconds. Where a sender does not, such a handshake fails.
        - high: A tunnel (VPN, VXLAN, PPPoE, overlay network) whose overhead nobody subtracted from the MTU. (Only what was large got lost.)
        > Lower the MTU of the interface in front of the tunnel, or clamp the TCP MSS on the router there; and let ICMP "too big" pass.
        > Find the largest packet that passes (repeat with smaller sizes).
          $ ping -M do -s 1472 10.0.0.5
        > See where the path narrows.
          $ tracepath -n 10.0.0.5"
      `),
    },
    {
      when: 'a hole of full size is filled by small packets',
      story: slow().server({ early, holeBefore: 1448, largestSegment: 1024 }),
      frames: [4, 4, 5],
    },
  ],
  quiet: [
    { when: 'the hole is filled by a packet of its size', story: slow().server({ early, holeBefore: 1448, largestSegment: 1448 }) },
    { when: 'what was lost was small', story: slow().server({ early, holeBefore: 400, largestSegment: 836 }) },
    {
      when: 'the handshake fails',
      story: aStory().tcp().clientHello().serverHello().server({ shrunk, largestSegment: 1448 }),
    },
  ],
});

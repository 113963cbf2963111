import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/path-mtu-black-hole', {
  fires: [
    {
      when: 'full-size packets of the server die',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .inTcp({ unacked: { client: 0, server: 2896 } })
        .server({ retransmissions: 5, largestSegment: 1448 })
        .wait(6000)
        .fin('client'),
      frames: [5, 6],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "Large packets get lost on the way (path MTU black hole)
        error, likely, blame: network
        Full-size packets from the server (10.0.0.9:443) (up to 1448 bytes of data) do not get through to the client, small ones do. Somewhere a tunnel, VPN or overlay network takes less than the usual 1,500 bytes, and the message that says so (ICMP) is not let through.
        - high: A tunnel (VPN, VXLAN, PPPoE, overlay network) whose overhead nobody subtracted from the MTU. (Everything small passed; what died was up to 1448 bytes long.)
        - medium: Plain packet loss that happened to hit the large packets. (The server (10.0.0.9:443) sent them again 5 times, in vain.)
        > Lower the MTU of the interface in front of the tunnel, or clamp the TCP MSS on the router there; and let ICMP "too big" pass.
        > Find the largest packet that passes (repeat with smaller sizes).
          $ ping -M do -s 1472 10.0.0.5
        > See where the path narrows.
          $ tracepath -n 10.0.0.5
        > On a Linux router in front of the tunnel, clamp the MSS.
          $ iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu
        > Then try again.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'a router says so',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .icmp('too-big', '10.0.0.1', 1400)
        .inTcp({ unacked: { client: 0, server: 2896 } })
        .server({ retransmissions: 5, largestSegment: 1448 }),
      frames: [5, 6],
      certainty: 'proven',
    },
    {
      when: 'the client never sees the first packet of the answer',
      story: aStory()
        .tcp()
        .clientHello()
        .gaps({ missing: { client: 0, server: 1448 } })
        .server({ sent: 2284, acked: 0 })
        .wait(6000)
        .fin('client'),
      frames: [4, 5],
      certainty: 'likely',
    },
  ],
  quiet: [
    {
      when: 'what was lost is small',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .inTcp({ unacked: { client: 0, server: 90 } })
        .server({ retransmissions: 4, largestSegment: 90 }),
    },
    {
      when: 'the client closed at once',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .inTcp({ unacked: { client: 0, server: 2896 } })
        .server({ retransmissions: 1, largestSegment: 1448 })
        .rst('client'),
    },
  ],
});

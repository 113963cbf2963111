import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/refused-by-icmp', {
  fires: [
    {
      when: 'a firewall prohibits it',
      story: aStory().syn().icmp('prohibited', '10.0.0.1'),
      frames: [1, 2],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A router or firewall refuses the connection by ICMP
        error, proven, blame: middlebox
        The client (10.0.0.5) asked 10.0.0.9:443 for a connection, and 10.0.0.1 answered by ICMP (prohibited) that its rules forbid this connection. The packet never got to the server: 10.0.0.1 is a router or firewall on the way. Clients print "No route to host" (errno 113) or "Connection refused".
        - high: A firewall rule rejects this connection. (The ICMP code says "administratively prohibited".)
        - low: A firewall rejects with an ordinary "unreachable". (Firewalls that reject answer with this message by default.)
        > Allow 10.0.0.5 to reach 10.0.0.9:443 in the rules of 10.0.0.1.
        > See which route is taken, and where it ends.
          $ traceroute -n -T -p 443 10.0.0.9
        > On the client, see the route.
          $ ip route get 10.0.0.9"
      `),
    },
    { when: 'the host itself says unreachable', story: aStory().syn().icmp('unreachable', '10.0.0.9'), frames: [1, 2] },
  ],
  quiet: [
    { when: 'the ICMP message is about size', story: aStory().tcp().clientHello().icmp('too-big', '10.0.0.1', 1400) },
    { when: 'the connection opens all the same', story: aStory().syn().icmp('unreachable').synAck().established() },
  ],
});

import { expect } from 'vitest';
import { fact } from '../../../src/story/fact.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const challenged = fact(2, { frame: 2, seconds: 1_700_000_000, nanos: 0 }, 'server → client: ACK of another connection');

ruleTest('tcp/port-reused', {
  fires: [
    {
      when: 'the old connection is never given up',
      story: aStory().syn(3).inTcp({ challenged }),
      frames: [1, 2],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server still holds an older connection from the same port of the client
        error, proven, blame: network
        The client (10.0.0.5) asked for a connection from port 51034, and 10.0.0.9:443 answered 2 times with an ACK for an older connection of that port. The client's reset of the old connection does not arrive, so the server keeps it. Clients print "Connection timed out" (errno 110, ETIMEDOUT) or a timeout of their own.
        - high: The client lost its power, was moved or was killed, and its goodbye never reached the server. (The server believes that the older connection is open.)
        - medium: Too many connections for the ports that the client, or the address translation before it, may use. (The same port came round again while the server still knew it.)
        > Let RST packets of the client through (a stateful firewall drops those of connections that it does not know), or have it use another port.
        > On the server, see what it still holds.
          $ ss -tno 'dst 10.0.0.5' and 'dport = :51034'
        > On the client, how many ports may it use?
          $ sysctl net.ipv4.ip_local_port_range"
      `),
    },
    {
      when: 'the client is let in at the second try',
      story: aStory().tcp().clientHello().serverHello().completed().inTcp({ challenged }),
      frames: [1, 2, 2, 3],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server still holds an older connection from the same port of the client
        info, proven, blame: unknown
        The client (10.0.0.5) asked for a connection from port 51034, and 10.0.0.9:443 answered 2 times with an ACK for an older connection of that port; the client reset that one, asked again, and was let in. That costs a second try, which on some systems comes a second later.
        - high: The client lost its power, was moved or was killed, and its goodbye never reached the server. (The server believes that the older connection is open.)
        - medium: Too many connections for the ports that the client, or the address translation before it, may use. (The same port came round again while the server still knew it.)
        > Nothing to mend, unless it is frequent: then the client uses too few ports, or boxes drop its goodbyes.
        > On the server, see what it still holds.
          $ ss -tno 'dst 10.0.0.5' and 'dport = :51034'
        > On the client, how many ports may it use?
          $ sysctl net.ipv4.ip_local_port_range"
      `),
    },
  ],
  quiet: [{ when: 'the SYN is only sent again', story: aStory().syn(3) }],
});

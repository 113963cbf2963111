import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analysed } from '../../build/reports.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/refused-by-icmp', {
  fires: [
    {
      when: 'a firewall prohibits it',
      story: aStory().syn().icmp('prohibited', '10.0.0.1', 0, 13),
      frames: [1, 2],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A router or firewall refuses the connection by ICMP
        error, proven, blame: middlebox
        The client (10.0.0.5) asked 10.0.0.9:443 for a connection, and 10.0.0.1 answered by ICMP "communication administratively prohibited (type 3, code 13)": its rules forbid this connection. The answer does not come from the server's address: 10.0.0.1 is a router or firewall on the way. The client's connect() fails long before any timeout, on Linux with errno 113 (EHOSTUNREACH, "No route to host").
        - high: A firewall rule rejects this connection. (The ICMP code says so.)
        > Allow 10.0.0.5 to reach 10.0.0.9:443 in the rules of 10.0.0.1.
        > See which route is taken, and where it ends.
          $ traceroute -n -T -p 443 10.0.0.9
        > On the client, see the route.
          $ ip route get 10.0.0.9"
      `),
    },
    {
      when: 'a router has no way to the host',
      story: aStory().syn().icmp('unreachable', '10.0.0.1', 0, 1),
      frames: [1, 2],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A router or firewall refuses the connection by ICMP
        error, proven, blame: network
        The client (10.0.0.5) asked 10.0.0.9:443 for a connection, and 10.0.0.1 answered by ICMP "host unreachable (type 3, code 1)": no way leads to that address. The answer does not come from the server's address: 10.0.0.1 is a router or firewall on the way. The client's connect() fails long before any timeout, on Linux with errno 113 (EHOSTUNREACH, "No route to host").
        - high: A route or a neighbour is missing behind that router, or the host is down. (The ICMP message comes from 10.0.0.1, which is not the server.)
        - low: A firewall rejects with an ordinary "unreachable". (Its default would be "port unreachable"; any other code can be set.)
        > Look at 10.0.0.1: its route to 10.0.0.9, or its rules.
        > See which route is taken, and where it ends.
          $ traceroute -n -T -p 443 10.0.0.9
        > On the client, see the route.
          $ ip route get 10.0.0.9"
      `),
    },
    {
      when: 'the host itself says that the port is unreachable',
      story: aStory().syn().icmp('unreachable', '10.0.0.9', 0, 3),
      frames: [1, 2],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A router or firewall refuses the connection by ICMP
        error, proven, blame: server
        The client (10.0.0.5) asked 10.0.0.9:443 for a connection, and that host answered by ICMP "port unreachable (type 3, code 3)": nobody takes connections on that port. The host was reached, and refused by itself. The client's connect() fails long before any timeout, on Linux with errno 111 (ECONNREFUSED, "Connection refused").
        - high: A firewall rejects with its default answer (iptables -j REJECT, nftables reject). (The ICMP message comes from 10.0.0.9, the server itself. A kernel where nobody listens answers a SYN with a RST, not by ICMP.)
        - low: Nobody listens on that port. (Some systems and load balancers answer so, though TCP knows the RST for it.)
        > Look for a REJECT rule in the firewall of 10.0.0.9 itself, then whether the service listens on 10.0.0.9:443.
        > On the server, see who listens on the port.
          $ ss -ltnp 'sport = :443'
        > See which route is taken, and where it ends.
          $ traceroute -n -T -p 443 10.0.0.9
        > On the client, see the route.
          $ ip route get 10.0.0.9"
      `),
    },
    { when: 'packets go in circles', story: aStory().syn().icmp('time-exceeded', '10.0.0.1', 0, 0), frames: [1, 2] },
    { when: 'IPv6 says no', story: aStory().syn().icmp('prohibited', '2001:db8::1', 0, 1), frames: [1, 2] },
  ],
  quiet: [
    { when: 'the ICMP message is about size', story: aStory().tcp().clientHello().icmp('too-big', '10.0.0.1', 1400) },
    { when: 'the connection opens all the same', story: aStory().syn().icmp('unreachable').synAck().established() },
  ],
});

describe('what the client sees of it', () => {
  it.each([
    ['enetunreach', 'network unreachable (type 3, code 0)', 'errno 101 (ENETUNREACH'],
    ['ehostunreach', 'host unreachable (type 3, code 1)', 'errno 113 (EHOSTUNREACH'],
    ['icmp-port-unreachable', 'port unreachable (type 3, code 3)', 'errno 111 (ECONNREFUSED'],
    ['icmp-prohibited', 'communication administratively prohibited (type 3, code 13)', 'errno 113 (EHOSTUNREACH'],
  ])('captures/syscall-%s: %s is %s', async (name, code, errno) => {
    const path = join(import.meta.dirname, `../../../captures/syscall-${name}/capture.pcap`);
    const { told } = await analysed([path]);
    const root = told[0].connection.findings.find(({ rootCause }) => rootCause);
    expect(root?.rule).toBe('tcp/refused-by-icmp');
    expect(root?.summary).toContain(code);
    expect(root?.summary).toContain(errno);
  });
});

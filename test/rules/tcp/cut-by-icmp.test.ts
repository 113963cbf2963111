import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analysed } from '../../build/reports.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

function worked() {
  const story = aStory().tcp().clientHello().serverHello().completed();
  return story.applicationData('client').encrypted('client', 400).applicationData('server').encrypted('server', 900);
}

/** Another request, answered by ICMP alone. */
function lost(kind = 'unreachable', code = 1) {
  const story = worked().encrypted('client', 400).icmp(kind, '10.0.0.1', 1400, code);
  return story.client({ resent: story.seen(4, '405 bytes sent again', 'client') });
}

const unacked = { unacked: { client: 405, server: 0 } };

ruleTest('tcp/cut-by-icmp', {
  fires: [
    {
      when: 'data on an open connection is answered by "host unreachable"',
      story: lost().inTcp(unacked),
      frames: [13, 14, 15],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "An open connection is cut: ICMP says that its packets get no further
        error, likely, blame: network
        The connection was open and the handshake had succeeded. Then the client (10.0.0.5) sent data 5 times and none of it was acknowledged; 10.0.0.1 answered by ICMP "host unreachable (type 3, code 1)". An ICMP error does not end an open connection: TCP sends again until it gives up (on Linux after some 15 minutes by default), and only then the program learns of it: read or write fails, on Linux with errno 113 (EHOSTUNREACH, "No route to host"); OpenSSL calls it SSL_ERROR_SYSCALL.
        - high: A route was withdrawn: a VPN, tunnel or link behind that router is down. (The ICMP message comes from 10.0.0.1.)
        - high: The host is down or was moved: the last router finds no neighbour of that address. ("host unreachable" is what the last router says of a neighbour that does not answer.)
        > Look at 10.0.0.1: how it reaches 10.0.0.9, and what changed there.
        > On the client, see the route.
          $ ip route get 10.0.0.9
        > See where the path ends.
          $ traceroute -n 10.0.0.9
        > On the client, how often does TCP send again before it gives up?
          $ sysctl net.ipv4.tcp_retries2"
      `),
    },
    { when: 'a firewall begins to reject it', story: lost('prohibited', 13).inTcp(unacked), frames: [13, 14, 15] },
  ],
  quiet: [
    { when: 'the data is acknowledged in the end', story: lost() },
    { when: 'the ICMP message is about size', story: lost('too-big', 4).inTcp(unacked) },
    { when: 'nothing was sent again', story: worked().encrypted('client', 400).icmp('unreachable').inTcp(unacked) },
    { when: 'the other side resets', story: lost().inTcp(unacked).rst('server') },
    { when: 'it answers the SYN', story: aStory().syn().icmp('unreachable') },
  ],
});

describe('captures/syscall-ehostunreach', () => {
  it('connection 4 is cut: the data and the ICMP errors are the proof', async () => {
    const { told } = await analysed([join(import.meta.dirname, '../../../captures/syscall-ehostunreach/capture.pcap')]);
    const { findings, status } = told[3].connection;
    const root = findings.find(({ rootCause }) => rootCause);
    expect(status).toBe('failed');
    expect(root).toMatchObject({ rule: 'tcp/cut-by-icmp', certainty: 'proven' });
    expect(root?.evidence.map(({ frame }) => frame)).toEqual(expect.arrayContaining([21, 22, 23, 24, 32]));
    expect(root?.summary).toContain('host unreachable (type 3, code 1)');
    expect(`${root?.summary}`).toContain('errno 113 (EHOSTUNREACH');
  });
});

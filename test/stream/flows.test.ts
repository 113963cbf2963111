import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tcpFlag } from '../../src/net/segment.js';
import { conversation, type TimedPacket } from '../build/packets.js';
import { follow, text } from './follow.js';

describe('a whole connection', () => {
  it('is told with its opening, its bytes and its close', () => {
    const [flow] = follow(conversation().open().send('client', text('hello')).send('server', text('world')).close().packets);
    expect(flow.start.endpoints).toEqual([{ address: '10.0.0.5', port: 51034 }, { address: '10.0.0.9', port: 443 }]);
    expect(flow.told).toEqual(['syn', 'syn-ack', 'established', 'fin', 'fin']);
    expect(flow.said).toEqual(['hello', 'world']);
    expect(flow.summary).toMatchObject({ reason: 'closed', packets: 8 });
    expect(flow.summary?.halves[0]).toMatchObject({ bytes: 5, acked: 5, missing: 0, retransmissions: 0 });
  });

  it('goes on over the wrap of the sequence numbers', () => {
    const talk = conversation({ clientSeq: 0xfffffff0, mss: 7 }).open();
    const [flow] = follow(talk.send('client', text('abcdefghijklmnopqrstuvwxyz')).ack('server').packets);
    expect(flow.said[0]).toBe('abcdefghijklmnopqrstuvwxyz');
    expect(flow.summary?.halves[0]).toMatchObject({ bytes: 26, acked: 26 });
  });

  it('is found in both directions over IPv6', () => {
    const client = { address: '2001:db8::5', port: 40000 };
    const server = { address: '2001:db8::9', port: 443 };
    const flows = follow(conversation({ client, server }).open().send('server', text('hi')).packets);
    expect(flows).toHaveLength(1);
    expect(flows[0].said).toEqual(['', 'hi']);
  });
});

describe('roles without an opening', () => {
  it('take the first sender for the opener', () => {
    const [flow] = follow(conversation().send('server', text('x')).send('client', text('y')).packets);
    expect(flow.start).toMatchObject({ sawOpening: false, endpoints: [{ port: 443 }, { port: 51034 }] });
    expect(flow.said).toEqual(['x', 'y']);
  });

  it('take the sender of a SYN-ACK for the answerer', () => {
    const [flow] = follow(conversation().synAck().send('client', text('y')).packets);
    expect(flow.start).toMatchObject({ sawOpening: true, endpoints: [{ port: 51034 }, { port: 443 }] });
    expect(flow.said).toEqual(['y', '']);
  });
});

describe('segments out of order', () => {
  it('are put in order', () => {
    const talk = conversation({ mss: 3 }).open().send('client', text('abcdefghi'));
    const [a, b, c, d, e, f] = talk.packets;
    const [flow] = follow([a, b, c, f, e, d]);
    expect(flow.said[0]).toBe('abcdefghi');
    expect(flow.told.filter((type) => type === 'out-of-order')).toHaveLength(2);
  });

  it('are told once where they overlap, the first copy winning', () => {
    const talk = conversation().open();
    const at = talk.next.client;
    talk.segment('client', { seq: at + 4 }, text('EFGH')).segment('client', { seq: at }, text('abcdef'));
    expect(follow(talk.packets)[0].said[0]).toBe('abcdefGH');
  });

  it('may come with their ACK before them', () => {
    const talk = conversation().open();
    const at = talk.next.client;
    talk.segment('server', { ack: at + 5 }).segment('client', { seq: at }, text('abcde'));
    expect(follow(talk.packets)[0].said[0]).toBe('abcde');
  });
});

describe('bytes sent again', () => {
  it('are counted and not repeated', () => {
    const talk = conversation().open().send('client', text('abc'));
    talk.wait(300).segment('client', { seq: talk.next.client - 3 }, text('abc'));
    const [flow] = follow(talk.packets);
    expect(flow.said[0]).toBe('abc');
    expect(flow.summary?.halves[0].retransmissions).toBe(1);
    expect(flow.events.at(-1)).toMatchObject({ type: 'retransmission', offset: 0, length: 3 });
  });

  it('bring what is new in them', () => {
    const talk = conversation().open().send('client', text('abc'));
    talk.segment('client', { seq: talk.next.client - 2 }, text('bcde'));
    expect(follow(talk.packets)[0].said[0]).toBe('abcde');
  });

  it('are no retransmission when the same packet is captured twice', () => {
    const { packets } = conversation().open().send('client', text('abc'));
    const [flow] = follow([...packets, packets[3]]);
    expect(flow.summary?.halves[0]).toMatchObject({ retransmissions: 0, duplicates: 1 });
  });

  it('are a keep-alive when they are the last byte alone', () => {
    const talk = conversation().open().send('client', text('abc'));
    talk.segment('client', { seq: talk.next.client - 1 }, text('c'));
    expect(follow(talk.packets)[0].told.at(-1)).toBe('keep-alive');
  });
});

describe('holes', () => {
  it('are told when the connection ends before they are filled', () => {
    const talk = conversation().open().send('client', text('abc')).lose('client', 4).send('client', text('hi'));
    const [flow] = follow(talk.packets);
    expect(flow.said[0]).toBe('abc{4}hi');
    expect(flow.summary?.halves[0]).toMatchObject({ bytes: 9, missing: 4 });
  });

  it('are told when the receiver acknowledges them and goes on', () => {
    const talk = conversation().open().send('client', text('abc')).lose('client', 4);
    for (let i = 0; i < 40; i++) talk.send('client', text('x')).ack('server');
    const [flow] = follow(talk.packets);
    expect(flow.said[0]).toBe(`abc{4}${'x'.repeat(40)}`);
    expect(flow.told.filter((type) => type === 'gap')).toHaveLength(1);
  });

  it('are told at the end of what only an ACK shows', () => {
    const talk = conversation().open().lose('client', 100).ack('server');
    expect(follow(talk.packets)[0].said[0]).toBe('{100}');
  });

  it('stand where the snaplen cut a packet', () => {
    const talk = conversation().open().send('client', text('abcdefghij'.repeat(10)));
    const [flow] = follow(talk.packets, { cutAt: 64 });
    expect(flow.said[0]).toBe('abcdefghij{90}');
    expect(flow.summary?.halves[0]).toMatchObject({ bytes: 100, cut: 90, missing: 0 });
  });
});

describe('connections that fail', () => {
  it('show an unanswered SYN and its repeats', () => {
    const talk = conversation().syn().wait(1000).syn(true).wait(2000).syn(true);
    const [flow] = follow(talk.packets);
    expect(flow.events).toMatchObject([{ type: 'syn', retransmitted: false }, { retransmitted: true }, { retransmitted: true }]);
    expect(flow.summary?.halves[0].retransmissions).toBe(2);
  });

  it('show a refusal', () => {
    const [flow] = follow(conversation().syn().rst('server').packets);
    expect(flow.events[1]).toMatchObject({ type: 'rst', direction: 1, acked: true, offset: 0 });
    expect(flow.summary?.reason).toBe('closed');
  });

  it('lack nothing where a box sends several resets, each a guess further on', () => {
    const talk = conversation().open().send('client', text('abc'));
    const ahead = talk.next.server;
    for (const step of [0, 1460, 4380]) talk.segment('server', { flags: 4, seq: ahead + step });
    const [flow] = follow(talk.send('server', text('late')).packets);
    expect(flow.summary?.halves[1]).toMatchObject({ missing: 0 });
    expect(flow.events.filter(({ type }) => type === 'gap')).toEqual([]);
  });

  it('show what was acknowledged before a reset', () => {
    const talk = conversation().open().send('client', text('abc')).ack('server').send('client', text('de')).rst('server');
    const [flow] = follow(talk.packets);
    expect(flow.summary?.halves[0]).toMatchObject({ bytes: 5, acked: 3 });
  });
});

describe('incarnations', () => {
  it('of a port pair used again are two connections', () => {
    const first = conversation().open().send('client', text('one')).close();
    const second = conversation({ clientSeq: 70_000, start: { seconds: 1_795_000_001, nanos: 0 } }).open().send('client', text('two'));
    const flows = follow([...first.packets, ...second.packets]);
    expect(flows.map(({ said, start }) => [start.id, said[0]])).toEqual([[1, 'one'], [2, 'two']]);
    expect(flows[0].summary?.reason).toBe('closed');
  });

  it('begin with a SYN even where the close before them was missed', () => {
    const first = conversation().open().send('client', text('one'));
    const second = conversation({ clientSeq: 70_000, start: { seconds: 1_795_000_001, nanos: 0 } }).open();
    expect(follow([...first.packets, ...second.packets])[0].summary?.reason).toBe('replaced');
  });
});

describe('time', () => {
  it('lets go of a silent connection', () => {
    const quiet = conversation().open().send('client', text('abc'));
    const busy = conversation({ client: { address: '10.0.0.6', port: 1 }, start: { seconds: 1_795_000_000, nanos: 0 } }).open();
    for (let i = 0; i < 600; i++) busy.wait(10_000).send('client', text('x')).ack('server');
    const [first] = follow([...quiet.packets, ...busy.packets], { idleSeconds: 60 });
    expect(first.summary?.reason).toBe('idle');
  });
});

describe('ICMP errors', () => {
  it('are told to the connection that they quote', () => {
    const talk = conversation().syn();
    const quoted = talk.packets[0].data.subarray(14);
    const router = conversation({ client: { address: '10.0.0.1', port: 0 } });
    const unreachable = icmpFrom(router, quoted);
    const [flow] = follow([...talk.packets, unreachable]);
    expect(flow.events[1]).toMatchObject({ type: 'icmp', kind: 'unreachable', from: '10.0.0.1', direction: 0 });
  });
});

function icmpFrom(router: ReturnType<typeof conversation>, quoted: Uint8Array): TimedPacket {
  const header = Buffer.from('45000000000000004001000a0a0000010a000005'.replace('000a', '0000'), 'hex');
  const body = Buffer.concat([Buffer.from('0301000000000000', 'hex'), quoted]);
  header.writeUInt16BE(header.length + body.length, 2);
  return router.packet(Buffer.concat([header, body])).packets[0];
}

describe('any cutting, order and repetition of the same bytes', () => {
  const letters = 'The quick brown fox jumps over the lazy dog, and back again it goes.';
  it('gives the same stream', () => {
    const cut = fc.record({ at: fc.nat(letters.length - 1), length: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 60 }), fc.integer({ min: 1, max: 0xffffffff }), (cuts, clientSeq) => {
        const talk = conversation({ clientSeq }).open();
        const first = talk.next.client;
        const covering = Array.from({ length: letters.length / 4 + 1 }, (_, i) => ({ at: i * 4, length: 4 }));
        for (const { at, length } of [...cuts, ...covering])
          talk.segment('client', { seq: (first + at) >>> 0, flags: tcpFlag.ack }, text(letters.slice(at, at + length)));
        expect(follow(talk.packets)[0].said[0]).toBe(letters);
      }),
    );
  });
});

describe('a port that is used again', () => {
  const SYN = { seq: 5000, ack: 0, flags: tcpFlag.syn };

  it('is asked about by an ACK of the old numbers, and the reset of the old connection ends nothing', () => {
    const packets = conversation()
      .segment('client', SYN)
      .segment('server', { seq: 900_000, ack: 400_000, flags: tcpFlag.ack })
      .segment('client', { seq: 400_000, ack: 0, flags: tcpFlag.rst })
      .segment('client', SYN)
      .segment('server', { seq: 7000, ack: 5001, flags: tcpFlag.syn | tcpFlag.ack })
      .segment('client', { seq: 5001, ack: 7001, flags: tcpFlag.ack })
      .segment('client', { seq: 5001, ack: 7001, flags: tcpFlag.ack }, text('hello'))
      .segment('server', { seq: 7001, ack: 5006, flags: tcpFlag.ack }, text('world')).packets;
    const flows = follow(packets);
    expect(flows).toHaveLength(1);
    expect(flows[0].told).toEqual(['syn', 'challenge', 'syn', 'syn-ack', 'established']);
    expect(flows[0].said).toEqual(['hello', 'world']);
  });

  it('is not suspected where a capture lacks the SYN-ACK', () => {
    const packets = conversation()
      .segment('client', SYN)
      .segment('server', { seq: 7001, ack: 5006, flags: tcpFlag.ack })
      .segment('client', { seq: 5006, ack: 7001, flags: tcpFlag.rst | tcpFlag.ack }).packets;
    expect(follow(packets)[0].told).not.toContain('challenge');
    expect(follow(packets)[0].told).toContain('rst');
  });
});

describe('an end', () => {
  it('says how much of the other side had arrived', () => {
    const [flow] = follow(conversation().open().send('client', text('hello')).fin('server').packets);
    expect(flow.events.at(-1)).toMatchObject({ type: 'fin', heard: 5 });
    const unheard = conversation({ clientSeq: 1000 }).open().send('client', text('hello'));
    const [reset] = follow(unheard.segment('server', { ack: 1001, flags: tcpFlag.rst | tcpFlag.ack }).packets);
    expect(reset.events.at(-1)).toMatchObject({ type: 'rst', heard: 0 });
  });
});

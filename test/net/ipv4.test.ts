import { describe, expect, it } from 'vitest';
import { bytes, ethernet, ipv4, tcp } from '../build/packets.js';
import { dissected } from './dissected.js';

const ends = { from: '10.0.0.5', to: '10.0.0.9' };
const ports = { sourcePort: 51_034, destinationPort: 443 };
const segment = (payload = '') => tcp(ports, bytes(payload));

describe('IPv4', () => {
  it('gives addresses, TTL and identification', () => {
    const packet = ethernet(ipv4({ ...ends, ttl: 57, id: 0xbeef }, segment('hi')));
    expect(dissected(packet)).toMatchObject([
      { is: 'segment', from: '10.0.0.5 51034', to: '10.0.0.9 443', ttl: 57, ipId: 0xbeef, payload: '6869', frame: 1 },
    ]);
  });

  it('steps over options', () => {
    const packet = ethernet(ipv4({ ...ends, options: bytes(148, 4, 0, 0) }, segment('hi')));
    expect(dissected(packet)).toMatchObject([{ is: 'segment', payload: '6869' }]);
  });

  it('never takes the padding of a frame for payload', () => {
    const packet = bytes(ethernet(ipv4(ends, segment())), new Uint8Array(6));
    expect(dissected(packet)).toMatchObject([{ is: 'segment', payload: '', payloadLength: 0 }]);
  });

  it('tells captured payload from payload on the wire', () => {
    const whole = ethernet(ipv4(ends, segment('0123456789')));
    const cut = { data: whole.subarray(0, whole.length - 7), wireLength: whole.length };
    expect(dissected(cut)).toMatchObject([{ payload: '303132', payloadLength: 10 }]);
  });

  it('sees that a tap sliced a packet though the capture says otherwise', () => {
    const whole = ethernet(ipv4(ends, segment('0123456789')));
    expect(dissected(whole.subarray(0, whole.length - 7))).toMatchObject([{ payload: '303132', payloadLength: 10 }]);
  });

  it('takes the frame for the length where the kernel left it 0 for the network card', () => {
    const packet = ethernet(ipv4({ ...ends, totalLength: 0 }, segment('0123456789')));
    const cut = { data: packet.subarray(0, -4), wireLength: packet.length };
    expect(dissected(packet, cut)).toMatchObject([{ payloadLength: 10 }, { payloadLength: 10 }]);
  });

  it('is cut where the capture ends within the header, else malformed', () => {
    const data = ethernet(ipv4(ends, segment())).subarray(0, 14 + 19);
    expect(dissected({ data, wireLength: 60 })).toMatchObject([{ is: 'undecoded', reason: 'cut' }]);
    expect(dissected(data)).toMatchObject([{ is: 'undecoded', reason: 'malformed' }]);
  });

  it('is cut where the capture ends within the options', () => {
    const data = ethernet(ipv4({ ...ends, options: new Uint8Array(40) }, segment())).subarray(0, 14 + 40);
    expect(dissected({ data, wireLength: 94 })).toMatchObject([{ reason: 'cut' }]);
  });

  it.each([
    ['another version', 0x55],
    ['a header shorter than the shortest', 0x44],
  ])('refuses %s', (_, first) => {
    const ip = ipv4(ends, segment());
    ip[0] = first;
    expect(dissected(ethernet(ip, 0x0800))).toMatchObject([{ reason: 'malformed' }]);
  });

  it('refuses a total length shorter than the header', () => {
    expect(dissected(ethernet(ipv4({ ...ends, totalLength: 19 }, segment())))).toMatchObject([{ reason: 'malformed' }]);
  });

  it('gives mapped addresses again after an IPv6 packet', () => {
    const sixInBetween = bytes(0x60, new Uint8Array(5), 6, 64, new Uint8Array(32).fill(9), segment());
    const four = ethernet(ipv4(ends, segment()));
    expect(dissected(four, ethernet(sixInBetween), four)).toMatchObject([
      { from: '10.0.0.5 51034' },
      { from: expect.stringContaining('909:909:') as string },
      { from: '10.0.0.5 51034', to: '10.0.0.9 443' },
    ]);
  });
});

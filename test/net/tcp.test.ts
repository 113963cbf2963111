import { describe, expect, it } from 'vitest';
import { tcpFlag } from '../../src/net/segment.js';
import { bytes, ethernet, ipv4, synOptions, tcp } from '../build/packets.js';
import { dissected } from './dissected.js';

const ports = { sourcePort: 51_034, destinationPort: 443 };
const frame = (segment: Uint8Array) => ethernet(ipv4({ from: '10.0.0.5', to: '10.0.0.9' }, segment));

describe('TCP', () => {
  it('gives all fields of the header as unsigned numbers', () => {
    const flags = tcpFlag.fin | tcpFlag.ack | tcpFlag.cwr;
    const segment = tcp({ ...ports, seq: 0xfedcba98, ack: 0x89abcdef, flags, window: 0xfff0 }, bytes('hi'));
    expect(dissected(frame(segment))).toMatchObject([
      { seq: 0xfedcba98, ack: 0x89abcdef, flags, window: 0xfff0, options: '', payload: '6869', payloadLength: 2 },
    ]);
  });

  it('locates the options', () => {
    const segment = tcp({ ...ports, flags: tcpFlag.syn, options: synOptions }, bytes('hi'));
    expect(dissected(frame(segment))).toMatchObject([{ options: '020405b40103030704020000', payload: '6869' }]);
  });

  it('is still good where the capture ends within the options', () => {
    const whole = frame(tcp({ ...ports, options: synOptions }, bytes('hi')));
    const cut = { data: whole.subarray(0, 14 + 20 + 24), wireLength: whole.length };
    expect(dissected(cut)).toMatchObject([{ is: 'segment', options: '020405b4', payload: '', payloadLength: 2 }]);
  });

  it('is cut where the capture ends within the fixed header', () => {
    const whole = frame(tcp(ports));
    expect(dissected({ data: whole.subarray(0, -1), wireLength: whole.length })).toMatchObject([{ reason: 'cut' }]);
  });

  it('is malformed where the header is too short, or longer than the packet', () => {
    const [short, long, small] = [tcp(ports), tcp(ports), tcp(ports).subarray(0, 19)];
    short[12] = 0x40;
    long[12] = 0x60;
    expect(dissected(frame(short), frame(long), frame(small))).toMatchObject(Array(3).fill({ reason: 'malformed' }));
  });
});

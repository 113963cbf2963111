import { describe, expect, it } from 'vitest';
import { bytes, ethernet, ipv4, tcp, u16 } from '../../build/packets.js';
import { dissected } from '../dissected.js';

const ports = { sourcePort: 1, destinationPort: 443 };
const ip = (totalLength?: number) => ipv4({ from: '10.0.0.5', to: '10.0.0.9', totalLength }, tcp(ports));
const session = (code: number, payload: Uint8Array) => bytes(0x11, code, u16(7, payload.length), payload);

describe('PPPoE', () => {
  it('is stepped over in a session', () => {
    expect(dissected(ethernet(session(0, bytes(u16(0x21), ip())), 0x8864))).toMatchObject([{ is: 'segment' }]);
  });

  it('ends a packet that claims the padding behind it', () => {
    const frame = ethernet(bytes(session(0, bytes(u16(0x21), ip(46))), new Uint8Array(6)), 0x8864);
    expect(dissected(frame)).toMatchObject([{ is: 'segment', payloadLength: 0, payload: '' }]);
  });

  it('leads nowhere from anything else', () => {
    expect(dissected(ethernet(session(9, bytes('discovery')), 0x8864))).toMatchObject([{ reason: 'not-ip' }]);
    expect(dissected(ethernet(session(0, u16(0xc021)), 0x8864))).toMatchObject([{ reason: 'not-ip' }]);
  });

  it('is cut or malformed where its header is short', () => {
    const data = ethernet(bytes(0x11, 0), 0x8864);
    expect(dissected({ data, wireLength: 60 }, data)).toMatchObject([{ reason: 'cut' }, { reason: 'malformed' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { bytes, ethernet, ipv4, udp } from '../build/packets.js';
import { dissected } from './dissected.js';

const frame = (datagram: Uint8Array) => ethernet(ipv4({ from: '10.0.0.5', to: '10.0.0.53', protocol: 17 }, datagram));

describe('UDP', () => {
  it('gives ports and payload', () => {
    expect(dissected(frame(udp(40_000, 53, bytes('hi'))))).toMatchObject([
      { is: 'datagram', from: '10.0.0.5 40000', to: '10.0.0.53 53', payload: '6869', payloadLength: 2 },
    ]);
  });

  it('ends where its own length says, if IP reaches further', () => {
    expect(dissected(frame(udp(1, 2, bytes('hi, rest'), 10)))).toMatchObject([{ payload: '6869', payloadLength: 2 }]);
  });

  it('ends with IP where its length is 0 or goes too far', () => {
    const frames = [frame(udp(1, 2, bytes('hi'), 0)), frame(udp(1, 2, bytes('hi'), 99))];
    expect(dissected(...frames)).toMatchObject(Array(2).fill({ payload: '6869', payloadLength: 2 }));
  });

  it('tells captured payload from payload on the wire', () => {
    const whole = frame(udp(1, 2, bytes('0123456789')));
    const cut = { data: whole.subarray(0, -6), wireLength: whole.length };
    expect(dissected(cut)).toMatchObject([{ payload: '30313233', payloadLength: 10 }]);
  });

  it('is malformed where its length is less than its header', () => {
    expect(dissected(frame(udp(1, 2, bytes('hi'), 7)))).toMatchObject([{ reason: 'malformed' }]);
  });

  it('is cut where the capture ends within the header', () => {
    const whole = frame(udp(1, 2, bytes()));
    expect(dissected({ data: whole.subarray(0, -1), wireLength: 42 })).toMatchObject([{ reason: 'cut' }]);
  });
});

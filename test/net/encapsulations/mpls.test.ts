import { describe, expect, it } from 'vitest';
import { bytes, ethernet, ipv4, tcp, u32 } from '../../build/packets.js';
import { dissected } from '../dissected.js';

const ip = ipv4({ from: '10.0.0.5', to: '10.0.0.9' }, tcp({ sourcePort: 1, destinationPort: 443 }, bytes('hi')));
const label = (bottom: boolean) => u32((16 << 12) | (bottom ? 0x100 : 0) | 64);
const segment = { is: 'segment', payload: '6869' };

describe('MPLS', () => {
  it('is stepped over to the bottom of the stack', () => {
    expect(dissected(ethernet(bytes(label(true), ip), 0x8847))).toMatchObject([segment]);
    expect(dissected(ethernet(bytes(label(false), label(false), label(true), ip), 0x8848))).toMatchObject([segment]);
  });

  it('leads through a pseudowire into its Ethernet frame', () => {
    expect(dissected(ethernet(bytes(label(true), u32(0), ethernet(ip)), 0x8847))).toMatchObject([segment]);
  });

  it('without a bottom is malformed', () => {
    expect(dissected(ethernet(bytes(label(false), label(false)), 0x8847))).toMatchObject([{ reason: 'malformed' }]);
  });
});

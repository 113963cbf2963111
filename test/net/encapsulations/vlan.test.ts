import { describe, expect, it } from 'vitest';
import { bytes, ethernet, ipv4, tcp, u16, vlan } from '../../build/packets.js';
import { dissected } from '../dissected.js';

const ip = ipv4({ from: '10.0.0.5', to: '10.0.0.9' }, tcp({ sourcePort: 1, destinationPort: 443 }, bytes('hi')));
const segment = { is: 'segment', payload: '6869' };

describe('VLAN tags', () => {
  it.each([0x8100, 0x88a8, 0x9100])('of EtherType %i are stepped over', (type) => {
    expect(dissected(ethernet(vlan(5, ip), type))).toMatchObject([segment]);
  });

  it('may be several', () => {
    expect(dissected(ethernet(vlan(5, vlan(6, vlan(7, ip), 0x8100), 0x9100), 0x88a8))).toMatchObject([segment]);
  });

  it('may stand before LLC', () => {
    const llc = bytes(0xaa, 0xaa, 3, 0, 0, 0, 8, 0, ip);
    expect(dissected(ethernet(vlan(5, llc, llc.length), 0x8100))).toMatchObject([segment]);
  });

  it('are malformed in any great number', () => {
    const many = Array.from({ length: 40 }, () => u16(5, 0x8100));
    expect(dissected(ethernet(bytes(...many), 0x8100))).toMatchObject([{ reason: 'malformed' }]);
  });

  it('are cut where the capture ends', () => {
    expect(dissected({ data: ethernet(bytes(0), 0x8100), wireLength: 60 })).toMatchObject([{ reason: 'cut' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { peelEthernet } from '../../../src/link/types/ethernet.js';
import { hexed, peeling, refusesEveryCut } from '../peeling.js';

const addresses = '020000000002 020000000001';

describe('Ethernet', () => {
  it('has its type behind the addresses', () => {
    expect(peeling(peelEthernet, hexed(`${addresses} 0800`, 'ip'))).toMatchObject({ etherType: 0x0800, rest: 'ip' });
  });

  it('is IEEE 802.3 where a length stands there, and ends with it', () => {
    const frame = hexed(`${addresses} 000a aaaa03 000000 0800`, 'ip, padding');
    expect(peeling(peelEthernet, frame)).toMatchObject({ etherType: 0x0800, rest: 'ip', wireEnd: 24 });
  });

  it('knows the length on the wire of an 802.3 frame that was cut', () => {
    const frame = hexed(`${addresses} 0100 aaaa03 000000 0800`, 'ip');
    expect(peeling(peelEthernet, frame, 270)).toMatchObject({ rest: 'ip', wireEnd: 270 });
  });

  it('leads nowhere from a number between length and type', () => {
    expect(peeling(peelEthernet, hexed(`${addresses} 05f0`))).toMatchObject({ etherType: 0x05f0, start: 14 });
  });

  it('refuses every cut', () => {
    expect(refusesEveryCut(peelEthernet, hexed(`${addresses} 0800`))).toBe(true);
  });
});

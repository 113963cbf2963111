import { describe, expect, it } from 'vitest';
import { peelIeee80211, peelPaddedIeee80211 } from '../../../src/link/types/ieee80211.js';
import { hexed, peeling, refusesEveryCut } from '../peeling.js';

const addresses = '0000 020000000001 020000000002 020000000003';
const snap = 'aaaa03 000000 0800';

describe('IEEE 802.11', () => {
  it.each([
    ['a data frame', `0801 ${addresses} 0000`],
    ['a data frame between access points', `0803 ${addresses} 0000 020000000004`],
    ['a QoS frame', `8801 ${addresses} 0000 0000`],
    ['a QoS frame with HT control', `8881 ${addresses} 0000 0000 00000000`],
  ])('goes through %s', (_, header) => {
    expect(peeling(peelIeee80211, hexed(`${header} ${snap}`, 'ip'))).toMatchObject({ etherType: 0x0800, rest: 'ip' });
  });

  it.each([
    ['a beacon', `8000 ${addresses} 0000`],
    ['a data frame without data', `4801 ${addresses} 0000`],
    ['an encrypted frame', `0841 ${addresses} 0000`],
    ['a fragment', `0805 ${addresses} 0000`],
    ['a last fragment', `0801 ${addresses} 0100`],
    ['several packets in one frame', `8801 ${addresses} 0000 8000`],
  ])('leads nowhere from %s', (_, header) => {
    expect(peeling(peelIeee80211, hexed(`${header} ${snap}`, 'ip'))).toMatchObject({ etherType: 0 });
  });

  it('steps over the pad that a driver put behind its header', () => {
    const frame = hexed(`8801 ${addresses} 0000 0000 0000 ${snap}`, 'ip');
    expect(peeling(peelPaddedIeee80211, frame)).toMatchObject({ etherType: 0x0800, rest: 'ip' });
  });

  it('refuses every cut', () => {
    expect(refusesEveryCut(peelIeee80211, hexed(`0801 ${addresses} 0000 ${snap}`))).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { peelLlc } from '../../src/link/llc.js';
import { hexed, peeling, refusesEveryCut } from './peeling.js';

describe('LLC', () => {
  it('finds the EtherType behind SNAP', () => {
    expect(peeling(peelLlc, hexed('aaaa03 000000 86dd', 'ip'))).toMatchObject({ etherType: 0x86dd, rest: 'ip' });
    expect(peeling(peelLlc, hexed('aaaa03 0000f8 0800', 'ip'))).toMatchObject({ etherType: 0x0800, rest: 'ip' });
  });

  it('knows the service access point of IP', () => {
    expect(peeling(peelLlc, hexed('060603', 'ip'))).toMatchObject({ etherType: 0x0800, rest: 'ip' });
  });

  it.each(['aaaa03 00000c 2000', '424203 0000', 'f0f07f', 'aaaa01 000000 0800'])('leads nowhere from %s', (header) => {
    expect(peeling(peelLlc, hexed(header))).toMatchObject({ etherType: 0 });
  });

  it('refuses every cut', () => {
    expect(refusesEveryCut(peelLlc, hexed('aaaa03 000000 0800'))).toBe(true);
  });
});

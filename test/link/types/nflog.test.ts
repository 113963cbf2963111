import { describe, expect, it } from 'vitest';
import nflog from '../../../src/link/types/nflog.js';
import { hexed, peeling } from '../peeling.js';

const prefix = '0600 0a00 6100 0000';

describe('NFLOG', () => {
  it('finds the packet among the attributes, without the padding behind it', () => {
    const packet = hexed(`02000000 ${prefix} 0600 0900`, 'ip, padding');
    expect(peeling(nflog.peel, packet)).toMatchObject({ etherType: 0x0800, rest: 'ip' });
  });

  it('reads attributes of a big-endian machine', () => {
    const packet = hexed('0a000000 0006 000a 61000000 0006 0009', 'ip');
    expect(peeling(nflog.peel, packet)).toMatchObject({ etherType: 0x86dd, rest: 'ip' });
  });

  it('refuses an attribute shorter than its own header', () => {
    expect(peeling(nflog.peel, hexed('02000000 0000 0900', 'ip'))).toBe(false);
  });

  it('refuses a message without a packet', () => {
    expect(peeling(nflog.peel, hexed(`02000000 ${prefix}`))).toBe(false);
  });

  it('leads nowhere from a version that is not known', () => {
    expect(peeling(nflog.peel, hexed('02010000 0600 0900', 'ip'))).toMatchObject({ etherType: 0 });
  });
});

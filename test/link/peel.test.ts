import { describe, expect, it } from 'vitest';
import { emptyPeeled, endAt, peelBareIp } from '../../src/link/peel.js';
import { hexed, peeling } from './peeling.js';

describe('the end of a layer', () => {
  const frame = () => ({ ...emptyPeeled(), end: 60, wireEnd: 60 });

  it('leaves out the padding behind it', () => {
    const peeled = frame();
    endAt(peeled, 54);
    expect(peeled).toMatchObject({ end: 54, wireEnd: 54 });
  });

  it('may lie beyond a frame that a tap sliced', () => {
    const peeled = frame();
    endAt(peeled, 1500);
    expect(peeled).toMatchObject({ end: 60, wireEnd: 1500 });
  });

  it('never lies beyond what an outer header stated', () => {
    const peeled = frame();
    endAt(peeled, 50);
    endAt(peeled, 56);
    expect(peeled).toMatchObject({ end: 50, wireEnd: 50 });
  });
});

describe('bare IP', () => {
  it('is told by its version', () => {
    expect(peeling(peelBareIp, hexed('45'))).toMatchObject({ etherType: 0x0800, start: 0 });
    expect(peeling(peelBareIp, hexed('60'))).toMatchObject({ etherType: 0x86dd });
    expect(peeling(peelBareIp, hexed('50'))).toMatchObject({ etherType: 0 });
    expect(peeling(peelBareIp, hexed(''))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { AlertReader } from '../../src/tls/alert-reader.js';
import { bytes } from '../build/hellos.js';

const at = { frame: 1, seconds: 1, nanos: 0 };

describe('AlertReader', () => {
  it('reads alerts two bytes each, however cut', () => {
    const told: number[][] = [];
    const reader = new AlertReader((level, code, offset) => told.push([level, code, offset]));
    reader.push(bytes(1, 90, 2), 0, 3, at, 10);
    reader.push(bytes(40), 0, 1, at, 18);
    expect(told.map(([level, code]) => [level, code])).toEqual([
      [1, 90],
      [2, 40],
    ]);
    expect(told[0][2]).toBe(10);
  });

  it('forgets half an alert', () => {
    const told: number[][] = [];
    const reader = new AlertReader((level, code) => told.push([level, code]));
    reader.push(bytes(2), 0, 1, at, 0);
    reader.reset();
    reader.push(bytes(1, 0), 0, 2, at, 5);
    expect(told).toEqual([[1, 0]]);
  });
});

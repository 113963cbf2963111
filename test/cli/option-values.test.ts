import { describe, expect, it } from 'vitest';
import { duration, moment, positive } from '../../src/cli/option-values.js';

describe('moment', () => {
  it.each([
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21T10:15', '2026-11-21T10:15:00.000Z'],
    ['2026-11-21 10:15:30', '2026-11-21T10:15:30.000Z'],
    ['2026-11-21T10:15:30Z', '2026-11-21T10:15:30.000Z'],
    ['2026-11-21T10:15:30.5+02:00', '2026-11-21T08:15:30.500Z'],
    ['1795256100', '2026-11-21T10:15:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(moment(text).toISOString()).toBe(iso);
  });

  it.each(['tomorrow', '2026', '21.11.2026', '2026-13-45', ''])('refuses %j', (text) => {
    expect(() => moment(text)).toThrow('It takes a time');
  });
});

describe('duration', () => {
  it.each([['60s', 60_000], ['500ms', 500], ['5m', 300_000], ['1h', 3_600_000], ['2.5', 2500]])('reads %s', (text, ms) => {
    expect(duration(text)).toBe(ms);
  });

  it.each(['', '0', '-1s', 'ever', '5d'])('refuses %j', (text) => {
    expect(() => duration(text)).toThrow('It takes a time');
  });
});

describe('positive', () => {
  it('takes whole numbers from 1 on', () => {
    expect(positive('12')).toBe(12);
    for (const text of ['0', '-1', '1.5', 'x', '']) expect(() => positive(text)).toThrow('whole number');
  });
});

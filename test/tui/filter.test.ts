import { describe, expect, it } from 'vitest';
import { isProblem, readFilter } from '../../src/tui/filter.js';

describe('a filter that cannot be understood', () => {
  it.each([
    ['status:faild', 0],
    ['sni:a  status:faild', 7],
    ['"a b" nosuch:x', 6],
    ['sni:a "open', 6],
  ])('is wrong at a place: %s', (text, at) => {
    expect(readFilter(text)).toMatchObject({ at });
  });
});

it('reads what the command line reads', () => {
  expect(isProblem(readFilter('status:failed,degraded -server:10.0.0.0/8 example'))).toBe(false);
});

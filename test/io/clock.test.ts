import { expect, it } from 'vitest';
import { pace } from '../../src/io/clock.js';

it('says yes once in every period, not before the first is over', () => {
  let now = 0;
  const isDue = pace(100, () => now);
  const answers = [0, 99, 100, 150, 199, 200, 1000, 1001].map((time) => {
    now = time;
    return isDue();
  });
  expect(answers).toEqual([false, false, true, false, false, true, true, false]);
});

import { expect, it } from 'vitest';
import { CaptureClock } from '../../src/cli/capture-clock.js';

it("runs on from the last packet's time while none comes", () => {
  let ms = 5000;
  const tally = { packets: 0, last: { seconds: NaN, nanos: 0 } };
  const clock = new CaptureClock(tally, () => ms);
  expect(clock.isRunning).toBe(false);
  tally.packets = 1;
  Object.assign(tally.last, { seconds: 1000, nanos: 900_000_000 });
  expect([clock.isRunning, clock.now()]).toEqual([true, { frame: 0, seconds: 1000, nanos: 900_000_000 }]);
  ms += 250;
  expect(clock.now()).toMatchObject({ seconds: 1001, nanos: 150_000_000 });
  tally.packets = 2;
  tally.last.seconds = 1003;
  expect(clock.now()).toMatchObject({ seconds: 1003, nanos: 900_000_000 });
});

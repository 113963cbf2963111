import { isKnown } from '../bytes/instant.js';
import type { FrameRef } from '../bytes/span.js';
import { monotonicMs } from '../io/clock.js';
import type { CaptureTally } from '../report/capture-tally.js';

/**
 * What time it is for a capture that is still being written: that of its last packet, and what went by here since it
 * came. The clock of another machine may differ from ours by any amount; a capture read late has its own time anyway.
 */
export class CaptureClock {
  private seen = 0;
  private since = 0;

  constructor(
    private readonly tally: Pick<CaptureTally, 'packets' | 'last'>,
    private readonly clock: () => number = monotonicMs,
  ) {}

  /** Once there was a packet with a time. */
  get isRunning(): boolean {
    return isKnown(this.tally.last);
  }

  now(): FrameRef {
    const { packets, last } = this.tally;
    if (packets !== this.seen) this.since = this.clock();
    this.seen = packets;
    const nanos = last.nanos + (this.clock() - this.since) * 1e6;
    return { frame: 0, seconds: last.seconds + Math.floor(nanos / 1e9), nanos: Math.floor(nanos % 1e9) };
  }
}

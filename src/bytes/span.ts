import type { Instant } from './instant.js';

/** A frame of the capture, counted from 1 as in Wireshark, and its time. */
export interface FrameRef extends Instant {
  readonly frame: number;
}

/** Copies the place out of a reused packet or segment. */
export function frameRef(at: FrameRef): FrameRef {
  return { frame: at.frame, seconds: at.seconds, nanos: at.nanos };
}

/** What proves a fact: the frame, and in words what stands there (`client → server: fatal alert unknown_ca (48)`). */
export interface Span {
  readonly at: FrameRef;
  readonly note: string;
}

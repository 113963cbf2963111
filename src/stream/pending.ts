import { type FrameRef, frameRef } from '../bytes/span.js';
import { limits } from '../bytes/limits.js';
import { distance } from './sequence.js';

export interface HeldSegment {
  seq: number;
  /** Payload length on the wire; `bytes` may hold less when the packet was cut. */
  length: number;
  bytes: Uint8Array;
  at: FrameRef;
}

/** Bytes held back by all connections together. */
export interface PendingBudget {
  bytes: number;
}

const nothing: HeldSegment[] = [];

/** Segments that came before their turn, in order of sequence number, with the first copy of each byte kept. */
export class Pending {
  /** Shared by the many that never hold anything. */
  private held = nothing;
  private bytes = 0;

  constructor(private readonly budget: PendingBudget) {}

  get empty(): boolean {
    return this.held.length === 0;
  }

  get full(): boolean {
    return (
      this.held.length >= limits.pendingSegments ||
      this.bytes >= limits.pendingBytes ||
      this.budget.bytes >= limits.pendingBytesTotal
    );
  }

  hold(seq: number, data: Uint8Array, start: number, end: number, length: number, at: FrameRef): void {
    const index = this.placeOf(seq);
    const before = this.held[index - 1];
    // An exact or contained copy of what is held already adds nothing.
    if (before && distance(seq, before.seq + before.length) >= length) return;
    const bytes = data.slice(start, end);
    if (this.held === nothing) this.held = [];
    this.held.splice(index, 0, { seq: seq | 0, length, bytes, at: frameRef(at) });
    this.count(bytes.length);
  }

  /** The first held segment that begins at or before `next`, taken out; undefined while a hole is left. */
  takeAt(next: number): HeldSegment | undefined {
    const first = this.held[0];
    if (!first || distance(first.seq, next) < 0) return undefined;
    return this.take();
  }

  first(): HeldSegment | undefined {
    return this.held[0];
  }

  /** How far the held bytes reach past `next`. */
  endDistance(next: number): number {
    let end = 0;
    for (const one of this.held) end = Math.max(end, distance(next, one.seq + one.length));
    return end;
  }

  private take(): HeldSegment {
    const first = this.held.shift() as HeldSegment;
    this.count(-first.bytes.length);
    return first;
  }

  private placeOf(seq: number): number {
    let index = this.held.length;
    while (index > 0 && distance(this.held[index - 1].seq, seq) < 0) index--;
    return index;
  }

  private count(bytes: number): void {
    this.bytes += bytes;
    this.budget.bytes += bytes;
  }
}

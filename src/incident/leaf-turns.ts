import { isBefore } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import type { Certificate } from '../x509/certificate.js';

/** A leaf certificate that was presented again and again until another one was. */
export interface Turn {
  readonly leaf: Certificate;
  readonly first: FrameRef;
  last: FrameRef;
}

/** Which leaf certificate a server presented when, for one name: the newest turns. */
export class LeafTurns {
  private readonly turns: Turn[] = [];

  note(leaf: Certificate, at: FrameRef): void {
    const latest = this.turns[this.turns.length - 1];
    if (latest?.leaf.sha256 === leaf.sha256) {
      latest.last = at;
      return;
    }
    if (this.turns.length >= limits.leavesOfName) this.turns.shift();
    this.turns.push({ leaf, first: at, last: at });
  }

  /** The turns on both sides of a moment; undefined where the same certificate, or none, stands on one of them. */
  around(moment: FrameRef): readonly [Turn, Turn] | undefined {
    const next = this.turns.findIndex(({ first }) => isBefore(moment, first));
    const [before, after] = [this.turns[next - 1], this.turns[next]];
    return before && isBefore(before.last, moment) ? [before, after] : undefined;
  }
}

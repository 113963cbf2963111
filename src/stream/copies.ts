import type { Segment } from '../net/segment.js';

/** Segments remembered: a copy comes a burst later at most. */
const REMEMBERED = 32;
const FIELDS = 5;
/** Without an IP identification, a copy is told from a packet sent again by its haste: no timer is shorter (RFC 6298). */
const AT_ONCE_MICROS = 1000;

/**
 * The latest segments of one direction, to know their copies by: same numbers and length, and the same IP
 * identification. Kept only where one copy was seen before.
 */
export class Copies {
  private readonly fields = new Int32Array(REMEMBERED * FIELDS);
  private count = 0;

  note(segment: Segment): void {
    const at = (this.count++ % REMEMBERED) * FIELDS;
    this.fields[at] = segment.seq;
    this.fields[at + 1] = segment.ack;
    this.fields[at + 2] = segment.payloadLength;
    this.fields[at + 3] = segment.ipId;
    this.fields[at + 4] = microsOf(segment);
  }

  has(segment: Segment): boolean {
    const { fields } = this;
    const end = Math.min(this.count, REMEMBERED) * FIELDS;
    for (let at = 0; at < end; at += FIELDS) {
      const same =
        fields[at] === (segment.seq | 0) && fields[at + 1] === (segment.ack | 0) &&
        fields[at + 2] === segment.payloadLength && fields[at + 3] === segment.ipId;
      if (same && (segment.ipId > 0 || Math.abs((microsOf(segment) - fields[at + 4]) | 0) < AT_ONCE_MICROS)) return true;
    }
    return false;
  }
}

/** Modulo 2^32: good enough to compare times that are near each other. */
function microsOf({ seconds, nanos }: Segment): number {
  return (Math.imul(seconds, 1_000_000) + Math.floor(nanos / 1000)) | 0;
}

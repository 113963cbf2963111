import type { FrameRef } from '../bytes/span.js';
import { Copies } from './copies.js';
import { Pending, type PendingBudget } from './pending.js';
import { distance } from './sequence.js';
import type { HalfSummary } from './observer.js';

/** One direction of a connection: where its sequence numbers stand and what it has sent. */
export class Half {
  /** The first byte's number is known: a SYN or any segment was seen. */
  known = false;
  /** Number of the first payload byte. */
  first = 0;
  /** Number of the byte expected next, in order. */
  next = 0;
  synSeen = false;
  /** IP identification of the SYN, to know a copy by that comes after other packets. */
  synIpId = -1;
  finished = false;
  finSeq = 0;
  finSeen = false;
  /** A bare ACK for payload of this half was told. */
  ackTold = false;
  /** Number at which a FIN or RST says that this half ends; the capture may hold less. */
  endSeq = 0;
  endSeen = false;
  /** Number that the other side's RST acknowledged: it may be anything, so it counts for less. */
  heard = 0;
  heardSeen = false;
  /** Highest number that the other side acknowledged. */
  ackSeen = false;
  ack = 0;
  /** The first such number that was seen. */
  firstAck = 0;
  /** Bytes put in order so far, holes included. */
  offset = 0;
  packets = 0;
  retransmissions = 0;
  missing = 0;
  cut = 0;
  duplicates = 0;
  /** The latest segments, where the capture has held one twice already. */
  copies?: Copies;
  /** Bytes came after the ACK for them. */
  disordered = false;
  largestSegment = 0;
  zeroWindow = false;
  ttl = -1;
  lastFrame = 0;
  lastSeconds = 0;
  lastNanos = 0;
  lastIpId = -2;
  lastSeq = 0;
  lastLength = -1;
  lastAck = 0;
  /** Segments of the connection since a hole was seen to be acknowledged; 0: no such hole. */
  holePatience = 0;
  readonly pending: Pending;

  constructor(budget: PendingBudget) {
    this.pending = new Pending(budget);
  }

  startAt(first: number, synSeen: boolean): void {
    this.known = true;
    this.first = first | 0;
    this.next = first | 0;
    this.synSeen = synSeen;
  }

  noteEnd(seq: number): void {
    this.endSeq = seq | 0;
    this.endSeen = true;
  }

  noteHeard(ack: number): void {
    this.heard = ack | 0;
    this.heardSeen = true;
  }

  noteAck(ack: number): void {
    if (!this.ackSeen) this.firstAck = ack | 0;
    if (!this.ackSeen || distance(this.ack, ack) > 0) {
      this.ack = ack | 0;
      this.ackSeen = true;
    }
  }

  /** The capture held a packet twice, so it may again, a burst later. */
  noteDuplicate(): void {
    this.duplicates++;
    this.packets--;
    this.copies ??= new Copies();
  }

  /** Stream bytes that the peer acknowledged. */
  ackedBytes(): number {
    if (!this.ackSeen || !this.known) return 0;
    const sentEnd = this.offset + this.beyond();
    return Math.max(0, Math.min(this.offset + distance(this.next, this.ack), sentEnd));
  }

  /** Bytes acknowledged by the peer or held back, past what is in order. */
  beyond(): number {
    const acked = this.ackSeen ? distance(this.next, this.ack) - (this.finSeen || this.finished ? 1 : 0) : 0;
    return Math.max(0, acked, this.pending.endDistance(this.next));
  }

  summary(): HalfSummary {
    const lastData: FrameRef | undefined =
      this.lastFrame > 0 ? { frame: this.lastFrame, seconds: this.lastSeconds, nanos: this.lastNanos } : undefined;
    return {
      packets: this.packets,
      bytes: this.offset,
      acked: this.ackedBytes(),
      retransmissions: this.retransmissions,
      missing: this.missing,
      cut: this.cut,
      duplicates: this.duplicates,
      disordered: this.disordered,
      largestSegment: this.largestSegment,
      lastData,
      ttl: this.ttl < 0 ? undefined : this.ttl,
    };
  }
}

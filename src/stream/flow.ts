import { type FrameRef, frameRef } from '../bytes/span.js';
import { type Segment, tcpFlag } from '../net/segment.js';
import { tcpOptions } from '../net/tcp-options.js';
import { Half } from './half.js';
import { beginsAnew, remainsOfAnother } from './incarnation.js';
import type { PendingBudget } from './pending.js';
import { type Direction, type FlowObserver, type FlowSummary, opposite, type TcpEvent } from './observer.js';
import { advance, distance } from './sequence.js';

/** Data further ahead than any window can reach belongs to another incarnation, or to nothing (RFC 7323 §2.3: 2^30). */
const FARTHEST = 1 << 30;
/** A FIN or RST this far (bytes) ahead of what was seen tells of bytes that the capture lacks; further, of a forger's guess. */
const FARTHEST_END = 65_536;
/** Of these flags, the segment that opens a connection has ACK alone; it may carry data. */
const ESTABLISHING = tcpFlag.syn | tcpFlag.rst | tcpFlag.ack;
/** Segments that may pass before an acknowledged hole is believed: captures often hold an ACK before its data. */
const PATIENCE = 24;
/** Two interfaces of one machine are read in turns: less than this says nothing of the order of events. */
const LEAST_BACK_MICROS = 100;
const MOST_BACK_MICROS = 1_000_000;

/** Follows one TCP connection: puts each direction's bytes in order and tells what TCP did. */
export class Flow {
  readonly halves: readonly [Half, Half];
  packets = 0;
  lastFrame = 0;
  lastSeconds = 0;
  lastNanos = 0;
  established = false;
  closed = false;
  /** Both sides closed and acknowledged it: nothing that matters comes after. */
  settled = false;
  private told = false;
  /** Neighbours in the table's list by last activity. */
  older: Flow | undefined;
  newer: Flow | undefined;
  slot = -1;

  constructor(
    readonly id: number,
    private observer: FlowObserver,
    budget: PendingBudget,
  ) {
    this.halves = [new Half(budget), new Half(budget)];
  }

  segment(segment: Segment, direction: Direction): void {
    const half = this.halves[direction];
    this.note(segment, half);
    const flags = segment.flags;
    if (!this.established && this.isOfAnother(segment, direction)) return;
    if (!this.established) this.maybeEstablished(segment, direction);
    if ((flags & (tcpFlag.syn | tcpFlag.rst | tcpFlag.fin)) === 0 && half.known) this.data(segment, half, direction);
    else this.control(segment, half, direction);
    if (flags & tcpFlag.ack) this.acknowledge(segment, direction);
  }

  /** Tells what is left in both directions and that it is over, once. What still comes after that is nobody's business. */
  end(reason: FlowSummary['reason'], until: FrameRef): void {
    if (this.told) return;
    this.told = true;
    this.flush(0);
    this.flush(1);
    this.observer.end(this.summary(reason, until));
    this.observer = nobody;
  }

  summary(reason: FlowSummary['reason'], until: FrameRef): FlowSummary {
    const halves = [this.halves[0].summary(), this.halves[1].summary()] as const;
    return { halves, last: this.last(), packets: this.packets, until, reason };
  }

  event(event: TcpEvent): void {
    this.observer.event(event);
  }

  last(): FrameRef {
    return { frame: this.lastFrame, seconds: this.lastSeconds, nanos: this.lastNanos };
  }

  /** The port pair is used again: this segment cannot belong to this connection. */
  isNewIncarnation(segment: Segment, direction: Direction): boolean {
    return beginsAnew(segment, this.halves[direction], this.closed);
  }

  /** What is left of an older connection of the same ports is none of this one's business, but for a challenge ACK. */
  private isOfAnother(segment: Segment, direction: Direction): boolean {
    const remains = remainsOfAnother(segment, direction, this.halves);
    if (remains === 'challenge') this.observer.event({ at: frameRef(segment), direction, type: 'challenge' });
    return remains !== undefined;
  }

  private note(segment: Segment, half: Half): void {
    if (this.packets++ > 0 && this.isOutOfTime(segment)) half.disordered = true;
    this.lastFrame = segment.frame;
    this.lastSeconds = segment.seconds;
    this.lastNanos = segment.nanos;
    half.packets++;
    if (half.ttl < 0) half.ttl = segment.ttl;
  }

  /** Written after a packet that came later. A clock that is set back steps further, and two queues less. */
  private isOutOfTime({ seconds, nanos }: Segment): boolean {
    const back = this.lastSeconds - seconds;
    if (back < 0 || back > 1) return false;
    const micros = back * 1e6 + (this.lastNanos - nanos) / 1e3;
    return micros > LEAST_BACK_MICROS && micros < MOST_BACK_MICROS;
  }

  private data(segment: Segment, half: Half, direction: Direction): void {
    const length = segment.payloadLength;
    if (length === 0) return this.bare(segment, half, direction);
    if (length > half.largestSegment) half.largestSegment = length;
    const ahead = distance(half.next, segment.seq);
    if (ahead >= 0 && half.ackSeen && distance(segment.seq, half.ack) > 0) half.disordered = true;
    if (ahead === 0 && half.pending.empty) {
      this.deliver(half, direction, segment.data, segment.payloadStart, segment.payloadEnd, length, segment);
      if (half.holePatience > 0) half.holePatience = 0;
    } else this.outOfTurn(segment, half, direction, ahead);
    half.lastFrame = segment.frame;
    this.remember(segment, half);
  }

  /** To know a copy of it by. */
  private remember(segment: Segment, half: Half): void {
    half.lastSeconds = segment.seconds;
    half.lastNanos = segment.nanos;
    half.lastIpId = segment.ipId;
    half.lastSeq = segment.seq | 0;
    half.lastLength = segment.payloadLength;
    half.lastAck = segment.ack | 0;
    half.copies?.note(segment);
  }

  /** Hands on payload that begins exactly where the stream stands. */
  private deliver(
    half: Half,
    direction: Direction,
    data: Uint8Array,
    start: number,
    end: number,
    length: number,
    at: FrameRef,
  ): void {
    half.next = advance(half.next, length);
    const cut = length - (end - start);
    if (end > start) this.observer.bytes(direction, data, start, end, at);
    half.offset += length;
    if (cut > 0) {
      half.cut += cut;
      this.observer.event({ at: frameRef(at), direction, type: 'cut', offset: half.offset - cut, length: cut });
      this.observer.gap(direction, cut, at);
    }
  }

  private outOfTurn(segment: Segment, half: Half, direction: Direction, ahead: number): void {
    if (this.isDuplicate(segment, half)) half.noteDuplicate();
    else if (ahead < 0) this.sentAgain(segment, half, direction, ahead);
    else if (ahead < FARTHEST) this.early(segment, half, direction, ahead);
  }

  private early(segment: Segment, half: Half, direction: Direction, ahead: number): void {
    if (this.observer.bored) {
      half.offset += ahead + segment.payloadLength;
      half.next = advance(segment.seq, segment.payloadLength);
      return;
    }
    if (ahead > 0) {
      const { payloadLength: length } = segment;
      const offset = half.offset + ahead;
      this.observer.event({ at: frameRef(segment), direction, type: 'out-of-order', offset, length, hole: ahead });
    }
    half.pending.hold(
      segment.seq, segment.data, segment.payloadStart, segment.payloadEnd, segment.payloadLength, segment,
    );
    this.drain(half, direction);
    if (half.pending.full) this.skipHole(half, direction);
  }

  private sentAgain(segment: Segment, half: Half, direction: Direction, ahead: number): void {
    const length = segment.payloadLength;
    const fresh = length + ahead;
    if (length === 1 && ahead === -1) {
      this.observer.event({ at: frameRef(segment), direction, type: 'keep-alive' });
      return;
    }
    if (-ahead > FARTHEST) return;
    half.retransmissions++;
    this.observer.event({
      at: frameRef(segment), direction, type: 'retransmission', offset: Math.max(0, half.offset + ahead), length,
    });
    if (fresh <= 0) return;
    const start = Math.min(segment.payloadStart - ahead, segment.payloadEnd);
    this.deliver(half, direction, segment.data, start, segment.payloadEnd, fresh, segment);
    this.drain(half, direction);
  }

  /** The same packet caught twice: same identification, numbers and length; without an IP identification, at once. */
  private isDuplicate(segment: Segment, half: Half): boolean {
    if (half.copies?.has(segment)) return true;
    if ((segment.seq | 0) !== half.lastSeq || segment.payloadLength !== half.lastLength) return false;
    if ((segment.ack | 0) !== half.lastAck) return false;
    if (segment.ipId > 0) return segment.ipId === half.lastIpId;
    const micros = (segment.seconds - half.lastSeconds) * 1e6 + (segment.nanos - half.lastNanos) / 1e3;
    return micros < 1000;
  }

  private drain(half: Half, direction: Direction): void {
    for (let held = half.pending.takeAt(half.next); held; held = half.pending.takeAt(half.next)) {
      const fresh = held.length - distance(held.seq, half.next);
      if (fresh <= 0) continue;
      const start = Math.min(held.length - fresh, held.bytes.length);
      this.deliver(half, direction, held.bytes, start, held.bytes.length, fresh, held.at);
    }
    if (half.pending.empty) half.holePatience = 0;
    if (half.finSeen && !half.finished && distance(half.next, half.finSeq) <= 0) half.finished = true;
  }

  /** Gives up on the hole before the first held segment. */
  private skipHole(half: Half, direction: Direction): void {
    const first = half.pending.first();
    if (!first) return;
    this.hole(half, direction, distance(half.next, first.seq), first.at);
    this.drain(half, direction);
  }

  private hole(half: Half, direction: Direction, length: number, at: FrameRef): void {
    if (length <= 0) return;
    half.missing += length;
    this.observer.event({ at: frameRef(at), direction, type: 'gap', offset: half.offset, length });
    half.next = advance(half.next, length);
    half.offset += length;
    half.holePatience = 0;
    this.observer.gap(direction, length, at);
  }

  private flush(direction: Direction): void {
    const half = this.halves[direction];
    while (!half.pending.empty) this.skipHole(half, direction);
    if (!half.known || this.observer.bored) return;
    const fin = half.finSeen || half.finished ? 1 : 0;
    const acked = half.ackSeen ? distance(half.next, half.ack) - fin : 0;
    const ended = half.endSeen ? distance(half.next, half.endSeq) : 0;
    const heard = half.heardSeen ? distance(half.next, half.heard) - fin : 0;
    const known = Math.max(ended > 1 && ended < FARTHEST_END ? ended : 0, heard < FARTHEST_END ? heard : 0);
    this.hole(half, direction, Math.max(acked, known), this.last());
  }

  /** An ACK without payload: all but keep-alives and a closed window are silent. */
  private bare(segment: Segment, half: Half, direction: Direction): void {
    if (segment.window === 0) {
      if (!half.zeroWindow) this.observer.event({ at: frameRef(segment), direction, type: 'zero-window' });
      half.zeroWindow = true;
    } else half.zeroWindow = false;
    if (half.offset > 0 && distance(half.next, segment.seq) === -1 && !half.finished)
      this.observer.event({ at: frameRef(segment), direction, type: 'keep-alive' });
  }

  private control(segment: Segment, half: Half, direction: Direction): void {
    if (segment.flags & tcpFlag.syn) return this.syn(segment, half, direction);
    if (segment.flags & tcpFlag.rst) return this.rst(segment, half, direction);
    if (!half.known) half.startAt(this.firstOf(segment, half, direction), false);
    this.data(segment, half, direction);
    if (segment.flags & tcpFlag.fin) this.fin(segment, half, direction);
  }

  /** Without the SYN-ACK, the first ACK of the one who asked says where the answer's bytes begin. */
  private firstOf({ seq }: Segment, half: Half, direction: Direction): number {
    if (!half.ackSeen || !this.halves[1 - direction].synSeen) return seq;
    const ahead = distance(half.firstAck, seq);
    return ahead > 0 && ahead < FARTHEST_END ? half.firstAck : seq;
  }

  private syn(segment: Segment, half: Half, direction: Direction): void {
    const first = (segment.seq + 1) | 0;
    const retransmitted = half.synSeen && half.first === first;
    if (!half.known) {
      half.startAt(first, true);
      half.synIpId = segment.ipId;
    } else if (retransmitted && !this.repeatedSyn(segment, half)) return;
    this.remember(segment, half);
    const type = segment.flags & tcpFlag.ack ? 'syn-ack' : 'syn';
    const { mss } = tcpOptions(segment);
    this.observer.event({ at: frameRef(segment), direction, type, retransmitted, ttl: segment.ttl, mss });
    if (segment.window === 0 && type === 'syn-ack' && !half.zeroWindow) {
      half.zeroWindow = true;
      this.observer.event({ at: frameRef(segment), direction, type: 'zero-window' });
    }
    if (segment.payloadLength > 0 && distance(half.next, first) === 0)
      this.deliver(
        half, direction, segment.data, segment.payloadStart, segment.payloadEnd, segment.payloadLength, segment,
      );
  }

  /** Counts a SYN sent again; a copy of the same packet is only a duplicate. */
  private repeatedSyn(segment: Segment, half: Half): boolean {
    if ((segment.ipId > 0 && segment.ipId === half.synIpId) || this.isDuplicate(segment, half)) {
      half.noteDuplicate();
      return false;
    }
    half.retransmissions++;
    return true;
  }

  private rst(segment: Segment, half: Half, direction: Direction): void {
    if (half.copies?.has(segment)) return half.noteDuplicate();
    half.copies?.note(segment);
    const { ttl, ipId, window } = segment;
    const ahead = half.known ? distance(half.next, segment.seq) : 0;
    const offset = half.offset + (ahead > 0 && ahead < FARTHEST_END ? ahead : 0);
    const acked = (segment.flags & tcpFlag.ack) !== 0;
    const heard = this.heard(segment, direction);
    this.observer.event({ at: frameRef(segment), direction, type: 'rst', offset, ttl, ipId, window, acked, heard });
    // After a FIN, whose number counts as a byte, a RST stands one further. Boxes send several, each a guess further on.
    if (half.known && !half.finSeen && !half.endSeen) half.noteEnd(segment.seq);
    // What it acknowledges was sent, also where the capture lacks it.
    const other = this.halves[1 - direction];
    if (acked && other.known) other.noteHeard(segment.ack);
    this.closed = true;
  }

  private fin(segment: Segment, half: Half, direction: Direction): void {
    if (half.finSeen) return;
    half.finSeen = true;
    half.finSeq = advance(segment.seq, segment.payloadLength);
    if (half.ackSeen && distance(half.finSeq, half.ack) > 0) half.disordered = true;
    half.finished = distance(half.next, half.finSeq) <= 0;
    half.noteEnd(half.finSeq);
    const offset = half.offset + Math.max(0, distance(half.next, half.finSeq));
    this.observer.event({ at: frameRef(segment), direction, type: 'fin', offset, heard: this.heard(segment, direction) });
  }

  /** Bytes of the other side that this segment confirms; unknown where its stream's beginning or the ACK is. */
  private heard(segment: Segment, direction: Direction): number | undefined {
    const other = this.halves[1 - direction];
    if ((segment.flags & tcpFlag.ack) === 0 || !other.known) return undefined;
    const bytes = distance(other.first, segment.ack);
    return bytes >= 0 && bytes < FARTHEST ? bytes : undefined;
  }

  private acknowledge(segment: Segment, direction: Direction): void {
    const other = this.halves[1 - direction];
    // A RST's ACK number may be anything; it acknowledges nothing that matters later.
    if (segment.flags & tcpFlag.rst) return;
    if (!other.ackSeen || distance(other.ack, segment.ack) > 0) {
      if (other.known && distance(other.next, segment.ack) > FARTHEST) return;
      other.noteAck(segment.ack);
    }
    if (!other.ackTold && other.offset > 0) this.maybeAcknowledged(segment, other, direction);
    if (other.known && distance(other.next, other.ack) > 0) this.ackedHole(other, opposite(direction));
    this.maybeClosed();
  }

  private maybeEstablished(segment: Segment, direction: Direction): void {
    if (direction !== 0 || (segment.flags & ESTABLISHING) !== tcpFlag.ack) return;
    if (!this.halves[0].synSeen || !this.halves[1].synSeen) return;
    this.established = true;
    this.observer.event({ at: frameRef(segment), direction, type: 'established' });
  }

  private maybeAcknowledged(segment: Segment, other: Half, direction: Direction): void {
    const bytes = distance(other.first, segment.ack);
    if (bytes <= 0) return;
    other.ackTold = true;
    if (segment.payloadLength > 0 || segment.flags & tcpFlag.fin) return;
    this.observer.event({ at: frameRef(segment), direction, type: 'acknowledged', bytes: Math.min(bytes, other.offset) });
  }

  /** The peer has bytes that the capture does not (yet): after some patience they are a hole. */
  private ackedHole(half: Half, direction: Direction): void {
    const fin = half.finSeen ? 1 : 0;
    if (distance(half.next, half.ack) - fin <= 0 || half.packets === 0) return;
    if (++half.holePatience < PATIENCE) return;
    if (half.pending.empty) this.hole(half, direction, distance(half.next, half.ack) - fin, this.last());
    else this.skipHole(half, direction);
  }

  private maybeClosed(): void {
    const [a, b] = this.halves;
    if (this.closed || !a.finished || !b.finished) return;
    this.settled = isFinAcked(a) && isFinAcked(b);
    this.closed = this.settled;
  }
}

/** Hears the stragglers of a connection that is told already. */
const nobody: FlowObserver = { bored: true, event() {}, bytes() {}, gap() {}, end() {} };

function isFinAcked(half: Half): boolean {
  return half.ackSeen && distance(half.finSeq, half.ack) >= 1;
}

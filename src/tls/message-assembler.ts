import { limits } from '../bytes/limits.js';
import { frameRef, type FrameRef } from '../bytes/span.js';
import { Gather } from './gather.js';

const headerLength = 4;

export interface AssembledMessage {
  readonly code: number;
  /** A copy that may be kept. */
  readonly body: Uint8Array;
  readonly began: FrameRef;
  /** Place of the first byte of the header. */
  readonly offset: number;
}

export interface MessageSink {
  message(message: AssembledMessage, at: FrameRef): void;
  oversized(code: number, length: number, offset: number, at: FrameRef): void;
}

/** Puts handshake messages together that records split or coalesce (RFC 8446 §5.1). */
export class MessageAssembler {
  private readonly body = new Gather();
  /** Bytes of the header seen, and their value. */
  private have = 0;
  private header = 0;
  /** Bytes of a message too long to keep that are still to pass. */
  private skip = 0;
  private began: FrameRef = nowhere;
  private offset = 0;

  constructor(private readonly sink: MessageSink) {}

  /** Between two messages. */
  get idle(): boolean {
    return this.have === 0 && this.skip === 0;
  }

  /** `offset`: place of `data[start]` in the direction's stream. */
  push(data: Uint8Array, start: number, end: number, at: FrameRef, offset: number): void {
    let next = start;
    while (next < end) {
      if (this.skip > 0) next += this.skipOver(end - next);
      else if (this.have < headerLength) next = this.readHeader(data, next, end, at, offset + next - start);
      else next = this.readBody(data, next, end, at);
    }
  }

  /** What came so far leads nowhere. */
  reset(): void {
    this.have = 0;
    this.skip = 0;
    this.body.clear();
  }

  private readHeader(data: Uint8Array, start: number, end: number, at: FrameRef, offset: number): number {
    if (this.have === 0) {
      this.began = frameRef(at);
      this.offset = offset;
      this.header = 0;
    }
    let next = start;
    for (; next < end && this.have < headerLength; this.have++) this.header = this.header * 256 + data[next++];
    if (this.have === headerLength) this.begin(at);
    return next;
  }

  private begin(at: FrameRef): void {
    if (this.length === 0) this.finish(at);
    else if (this.length > limits.handshakeBytes) {
      this.sink.oversized(this.code, this.length, this.offset, at);
      this.skip = this.length;
      this.have = 0;
    }
  }

  private readBody(data: Uint8Array, start: number, end: number, at: FrameRef): number {
    const stop = Math.min(end, start + this.length - this.body.length);
    this.body.append(data, start, stop, this.length);
    if (this.body.length === this.length) this.finish(at);
    return stop;
  }

  private finish(at: FrameRef): void {
    this.have = 0;
    this.sink.message({ code: this.code, body: this.body.take(), began: this.began, offset: this.offset }, at);
  }

  private skipOver(available: number): number {
    const count = Math.min(available, this.skip);
    this.skip -= count;
    return count;
  }

  private get code(): number {
    return Math.floor(this.header / 0x1000000);
  }

  private get length(): number {
    return this.header % 0x1000000;
  }
}

const nowhere: FrameRef = { frame: 0, seconds: 0, nanos: 0 };

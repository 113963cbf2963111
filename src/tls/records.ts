import { hex } from '../bytes/hex.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import { contentType } from './events.js';

/** Stands as content type of a record in SSLv2's own framing. */
export const sslv2Type = 0x80;

const headerLength = 5;
/** Bytes of the SSLv2 message that the five bytes of a header hold already. */
const sslv2Ahead = 3;
/** Times a direction may get lost before it is given up: beyond, it is not TLS. */
const patience = 8;

/** Whoever reads the records of one direction. It asks the reader for the header's fields. */
export interface RecordSink {
  /** A header was read. True: hand over the payload as it comes; false: skip it by its length. */
  record(at: FrameRef): boolean;
  /** A piece of the payload, borrowed. */
  payload(data: Uint8Array, start: number, end: number, at: FrameRef): void;
  /** The record's last byte has passed. */
  complete(at: FrameRef): void;
  /** Bytes of the payload being handed over are missing. True: the rest of the record may be skipped, no harm done. */
  spares(): boolean;
  /** Bytes of unknown meaning are missing. */
  hole(): void;
  problem(type: 'not-tls' | 'oversized' | 'resynchronised', note: string, offset: number, at: FrameRef): void;
}

/**
 * Finds the records in the bytes of one direction, cut anyhow (RFC 8446 §5.1). What nobody wants is skipped uncopied.
 */
export class RecordReader {
  /** Header of the record that the sink is being told of. */
  contentType = 0;
  version = 0;
  length = 0;
  /** Place of that header in the direction's TLS stream. */
  offset = 0;

  /** Place of the next byte. */
  private position = 0;
  /** Bytes still to come of the record. */
  private left = 0;
  private keep = false;
  private lost = false;
  private losses = 0;
  private afterSslv2 = false;
  /** A header that is cut in two. */
  private partial?: Uint8Array;
  private have = 0;

  constructor(private readonly sink: RecordSink) {}

  bytes(data: Uint8Array, start: number, end: number, at: FrameRef): void {
    if (end - start < this.left && !this.keep) {
      this.left -= end - start;
      this.position += end - start;
      return;
    }
    if (this.lost && !this.resynchronise(data, start, end, at)) {
      this.position += end - start;
      return;
    }
    let next = start;
    while (next < end) next = this.left > 0 ? this.body(data, next, end, at) : this.header(data, next, end, at);
  }

  /** `length` bytes are missing: harmless within a record that is skipped, otherwise the thread is lost. */
  gap(length: number, at: FrameRef): void {
    this.position += length;
    if (this.lost) return;
    if (this.left >= length && (!this.keep || this.sink.spares())) {
      this.keep = false;
      this.left -= length;
      if (this.left === 0) this.sink.complete(at);
      return;
    }
    this.sink.hole();
    this.lose();
  }

  private body(data: Uint8Array, start: number, end: number, at: FrameRef): number {
    const stop = Math.min(end, start + this.left);
    this.left -= stop - start;
    this.position += stop - start;
    if (this.keep) this.sink.payload(data, start, stop, at);
    if (this.left === 0) this.sink.complete(at);
    return stop;
  }

  private header(data: Uint8Array, start: number, end: number, at: FrameRef): number {
    if (this.have === 0 && end - start >= headerLength) {
      return this.begin(data, start, this.position, at)
        ? this.pass(headerLength, start)
        : this.pass(end - start, start);
    }
    const partial = (this.partial ??= new Uint8Array(headerLength));
    const stop = Math.min(end, start + headerLength - this.have);
    partial.set(data.subarray(start, stop), this.have);
    this.have += stop - start;
    if (this.have < headerLength) return this.pass(stop - start, start);
    this.have = 0;
    const fine = this.begin(partial, 0, this.position + (stop - start) - headerLength, at);
    return this.pass(fine ? stop - start : end - start, start);
  }

  private pass(count: number, from: number): number {
    this.position += count;
    return from + count;
  }

  /** Starts the record whose five header bytes stand at `data[i]`; false when the rest of the piece means nothing. */
  private begin(data: Uint8Array, i: number, offset: number, at: FrameRef): boolean {
    this.offset = offset;
    if (isRecordHeader(data, i)) return this.beginTls(data, i, at);
    if (offset === 0 && isSslv2Hello(data, i)) return this.beginSslv2(data, i, at);
    if (this.afterSslv2) {
      this.giveUp();
      return false;
    }
    this.sink.problem('not-tls', `no TLS record starts with ${hex(data.subarray(i, i + headerLength))}`, offset, at);
    this.lose();
    return false;
  }

  private beginTls(data: Uint8Array, i: number, at: FrameRef): boolean {
    this.contentType = data[i];
    this.version = (data[i + 1] << 8) | data[i + 2];
    this.length = (data[i + 3] << 8) | data[i + 4];
    if (this.length > limits.recordBytes) {
      this.sink.problem('oversized', `a record of ${this.length} bytes`, this.offset, at);
      this.lose();
      return false;
    }
    this.open(at);
    return true;
  }

  private beginSslv2(data: Uint8Array, i: number, at: FrameRef): boolean {
    this.contentType = sslv2Type;
    this.version = 0x0002;
    this.length = ((data[i] & 0x7f) << 8) | data[i + 1];
    this.afterSslv2 = true;
    this.open(at);
    this.left -= sslv2Ahead;
    if (this.keep) this.sink.payload(data, i + headerLength - sslv2Ahead, i + headerLength, at);
    return true;
  }

  private open(at: FrameRef): void {
    this.left = this.length;
    this.keep = this.sink.record(at);
    if (this.left === 0) this.sink.complete(at);
  }

  private resynchronise(data: Uint8Array, start: number, end: number, at: FrameRef): boolean {
    if (end - start < headerLength || !isRecordHeader(data, start)) return false;
    this.lost = false;
    this.sink.problem('resynchronised', 'a record begins here', this.position, at);
    return true;
  }

  private lose(): void {
    this.lost = true;
    this.left = 0;
    this.have = 0;
    this.keep = false;
    if (++this.losses > patience) this.giveUp();
  }

  /** Lets all that follows pass as if within one endless record. */
  private giveUp(): void {
    this.lost = false;
    this.keep = false;
    this.left = Infinity;
  }
}

/** Whether the five bytes at `data[i]` can head a TLS record. */
export function isRecordHeader(data: Uint8Array, i: number): boolean {
  const type = data[i];
  return (
    type >= contentType.changeCipherSpec && type <= contentType.heartbeat && isRecordVersion(data[i + 1], data[i + 2])
  );
}

/** SSL 3.0 to TLS 1.3; and drafts, of which some wrote their own number here. */
function isRecordVersion(major: number, minor: number): boolean {
  if (major === 3) return minor <= 4;
  return major === 0x7f && minor >= 0x0e && minor <= 0x1c;
}

/**
 * Whether five bytes begin a ClientHello or ServerHello of SSLv2 (RFC 6101 appendix E.1): length, type, then version or
 * flags.
 */
export function isSslv2Hello(data: Uint8Array, i: number): boolean {
  const length = ((data[i] & 0x7f) << 8) | data[i + 1];
  if (data[i] < 0x80 || length < 11) return false;
  if (data[i + 2] === 1) return (data[i + 3] === 3 && data[i + 4] <= 4) || (data[i + 3] === 0 && data[i + 4] === 2);
  return data[i + 2] === 4 && data[i + 3] <= 1 && data[i + 4] <= 1;
}

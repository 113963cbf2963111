import type { SeenApplicationData } from '../events.js';
import type { HttpWords } from './answer.js';
import { statusOfBlock } from './hpack-status.js';
import { http2ErrorName } from './http2-errors.js';

const headerLength = 9;
const frameType = { headers: 1, resetStream: 3, settings: 4, goaway: 7 } as const;
/** The highest frame type that IANA knows (PRIORITY_UPDATE). */
const HIGHEST_TYPE = 0x10;
const padded = 0x08;
const priority = 0x20;

/** A server begins with SETTINGS (RFC 9113 §3.4): six bytes each, on the stream 0. */
export function beginsHttp2(data: Uint8Array): boolean {
  if (data.length < headerLength || data[3] !== frameType.settings || data[4] !== 0) return false;
  return u32(data, 5) === 0 && lengthAt(data, 0) % 6 === 0 && lengthAt(data, 0) <= data.length - headerLength;
}

/**
 * Follows the frames of one direction of HTTP/2 (RFC 9113 §4.1) through its records. Some of them may not be opened:
 * then it waits for a record that holds whole frames only.
 */
export class Http2Frames {
  /** Bytes of the frame at hand that are still to pass; undefined: it is not known where a frame begins. */
  private left: number | undefined = 0;
  /** Where the next record of the stream would be. */
  private next?: number;

  record({ plaintext, offset, recordBytes }: SeenApplicationData, hear: (words: HttpWords) => void): void {
    if (this.next !== undefined && this.next !== offset) this.left = undefined;
    this.next = offset + recordBytes;
    if (this.left === undefined) {
      if (!isWholeFrames(plaintext)) return;
      this.left = 0;
    }
    let at = this.left;
    for (; at + headerLength <= plaintext.length; at += headerLength + lengthAt(plaintext, at)) read(plaintext, at, hear);
    // A header that is cut by the end of a record is rare, and lost.
    this.left = at >= plaintext.length ? at - plaintext.length : undefined;
  }
}

function isWholeFrames(data: Uint8Array): boolean {
  let at = 0;
  while (at + headerLength <= data.length && data[at + 3] <= HIGHEST_TYPE) at += headerLength + lengthAt(data, at);
  return at === data.length;
}

function read(data: Uint8Array, at: number, hear: (words: HttpWords) => void): void {
  const body = data.subarray(at + headerLength, at + headerLength + lengthAt(data, at));
  const type = data[at + 3];
  if (type === frameType.goaway && body.length >= 8) hear({ goaway: http2ErrorName(u32(body, 4)) });
  else if (type === frameType.resetStream && body.length >= 4) hear({ reset: http2ErrorName(u32(body, 0)) });
  else if (type === frameType.headers) {
    const flags = data[at + 4];
    hear({ status: statusOfBlock(body.subarray((flags & padded ? 1 : 0) + (flags & priority ? 5 : 0))) });
  }
}

function lengthAt(data: Uint8Array, at: number): number {
  return data[at] * 0x10000 + data[at + 1] * 0x100 + data[at + 2];
}

function u32(data: Uint8Array, at: number): number {
  return data[at] * 0x1000000 + data[at + 1] * 0x10000 + data[at + 2] * 0x100 + data[at + 3];
}

import { u16, u32 } from '../bytes/big-endian.js';
import type { Segment } from './segment.js';

/** What the options of a TCP header say; absent where the option is. */
export interface TcpOptions {
  /** Longest payload that the sender takes, in bytes (RFC 9293 §3.7.1). */
  mss?: number;
  /** Bits by which the sender's windows are shifted, 0 to 14 (RFC 7323 §2). */
  windowScale?: number;
  sackPermitted?: boolean;
  /** RFC 7323 §3. */
  timestamps?: { value: number; echo: number };
  /** Blocks received out of order, end exclusive (RFC 2018 §3). */
  sack?: { start: number; end: number }[];
}

const kind = { end: 0, nothing: 1, mss: 2, windowScale: 3, sackPermitted: 4, sack: 5, timestamps: 8 } as const;
/** RFC 7323 §2.3: more is taken for this. */
const LARGEST_SHIFT = 14;

/** Reads the options of a segment. What is cut or malformed ends the list: the rest of the segment stays good. */
export function tcpOptions(segment: Pick<Segment, 'data' | 'optionsStart' | 'payloadStart'>): TcpOptions {
  const { data, optionsStart, payloadStart: end } = segment;
  const options: TcpOptions = {};
  for (let at = optionsStart; at < end && data[at] !== kind.end; ) {
    if (data[at] === kind.nothing) {
      at++;
      continue;
    }
    const length = at + 1 < end ? data[at + 1] : 0;
    if (length < 2 || at + length > end) break;
    readOption(options, data[at], data, at + 2, length - 2);
    at += length;
  }
  return options;
}

/** The option's body is `data[at, at + size)`. */
function readOption(options: TcpOptions, option: number, data: Uint8Array, at: number, size: number): void {
  if (option === kind.mss && size === 2) options.mss = u16(data, at);
  else if (option === kind.windowScale && size === 1) options.windowScale = Math.min(data[at], LARGEST_SHIFT);
  else if (option === kind.sackPermitted && size === 0) options.sackPermitted = true;
  else if (option === kind.sack && size % 8 === 0) options.sack = readBlocks(data, at, size);
  else if (option === kind.timestamps && size === 8) {
    options.timestamps = { value: u32(data, at), echo: u32(data, at + 4) };
  }
}

function readBlocks(data: Uint8Array, at: number, size: number): { start: number; end: number }[] {
  return Array.from({ length: size / 8 }, (_, i) => ({ start: u32(data, at + i * 8), end: u32(data, at + i * 8 + 4) }));
}

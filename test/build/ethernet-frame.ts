import type { Instant } from '../../src/bytes/instant.js';
import { openCapture } from '../../src/capture/decode.js';
import type { CaptureSink } from '../../src/capture/packet.js';

/** One packet of a capture, as it can be captured worse. */
export interface Frame {
  readonly time: Instant;
  readonly data: Uint8Array;
  readonly linkType: number;
  readonly wireLength: number;
}

/** Where things stand in an Ethernet frame that holds TCP over IPv4 or IPv6. */
export interface TcpPart {
  /** Both endpoints in an order of their own: the same for both directions. */
  readonly connection: string;
  /** The sender's address and port. */
  readonly from: string;
  readonly six: boolean;
  readonly ip: number;
  readonly tcp: number;
  readonly payload: number;
  readonly end: number;
  readonly flags: number;
  readonly seq: number;
}

export const ETHERNET = 1;
const HEADER = 14;

/** The frames of a capture file's bytes. */
export function framesOf(capture: Uint8Array): Frame[] {
  const frames: Frame[] = [];
  const decoder = openCapture({
    push: ({ data, start, end, seconds, nanos, linkType, wireLength }) =>
      void frames.push({ data: data.slice(start, end), time: { seconds, nanos }, linkType, wireLength }),
    note: () => {},
    end: () => {},
  });
  decoder.push(capture);
  decoder.end();
  return frames;
}

/** Hands frames on as a capture file would: numbered from 1. */
export function pushFrames(frames: readonly Frame[], sink: Pick<CaptureSink, 'push' | 'end'>): void {
  frames.forEach(({ time, data, linkType, wireLength }, index) => {
    const { seconds, nanos } = time;
    sink.push({ frame: index + 1, seconds, nanos, digits: 6, linkType, data, start: 0, end: data.length, wireLength });
  });
  sink.end();
}

/** The TCP segment in a whole, untagged Ethernet frame; undefined for all else. */
export function tcpPart({ data, linkType, wireLength }: Frame): TcpPart | undefined {
  if (linkType !== ETHERNET || wireLength !== data.length || data.length < HEADER + 40) return undefined;
  const view = Buffer.from(data.buffer, data.byteOffset, data.length);
  const type = view.readUInt16BE(12);
  const six = type === 0x86dd;
  if (!six && type !== 0x0800) return undefined;
  if (view[HEADER + (six ? 6 : 9)] !== 6) return undefined;
  const tcp = HEADER + (six ? 40 : (view[HEADER] & 15) * 4);
  const end = HEADER + (six ? 40 + view.readUInt16BE(HEADER + 4) : view.readUInt16BE(HEADER + 2));
  if (end > view.length || tcp + 20 > end) return undefined;
  const [source, destination] = six ? [22, 38] : [26, 30];
  const size = six ? 16 : 4;
  const from = `${view.toString('hex', source, source + size)}:${view.readUInt16BE(tcp)}`;
  const to = `${view.toString('hex', destination, destination + size)}:${view.readUInt16BE(tcp + 2)}`;
  return {
    connection: [from, to].sort().join(' '),
    from,
    six,
    ip: HEADER,
    tcp,
    payload: tcp + (view[tcp + 12] >> 4) * 4,
    end,
    flags: view[tcp + 13],
    seq: view.readUInt32BE(tcp + 4),
  };
}

/** The frame this much later (microseconds; earlier where negative). */
export function later(frame: Frame, micros: number): Frame {
  const nanos = frame.time.nanos + micros * 1000;
  const carry = Math.floor(nanos / 1e9);
  return { ...frame, time: { seconds: frame.time.seconds + carry, nanos: nanos - carry * 1e9 } };
}

/** The same with some bytes changed. */
export function edited(frame: Frame, edit: (bytes: Buffer) => void): Frame {
  const data = Buffer.from(frame.data);
  edit(data);
  return { ...frame, data };
}

/** Two segments in one, as a network card with GRO hands them up: `second` must follow `first` without a gap. */
export function glued(first: Frame, one: TcpPart, second: Frame, other: TcpPart): Frame {
  const bytes = Buffer.concat([first.data.subarray(0, one.end), second.data.subarray(other.payload, other.end)]);
  if (one.six) bytes.writeUInt16BE(bytes.length - one.ip - 40, one.ip + 4);
  else bytes.writeUInt16BE(bytes.length - one.ip, one.ip + 2);
  bytes[one.tcp + 13] |= other.flags;
  return { ...first, data: bytes, wireLength: bytes.length };
}

/** With an 802.1Q tag. */
export function tagged(frame: Frame, vlan: number): Frame {
  const tag = Buffer.from([0x81, 0, vlan >> 8, vlan & 255]);
  const data = Buffer.concat([frame.data.subarray(0, 12), tag, frame.data.subarray(12)]);
  return { ...frame, data, wireLength: frame.wireLength + 4 };
}

/** As `tcpdump -i any` writes it: Linux cooked mode, version 1 (DLT 113) or 2 (DLT 276). */
export function cooked(frame: Frame, version: 1 | 2, direction: 'in' | 'out'): Frame {
  const type = frame.data.subarray(12, 14);
  const source = frame.data.subarray(6, 12);
  const kind = direction === 'in' ? 0 : 4;
  const header =
    version === 1
      ? Buffer.concat([Buffer.from([0, kind, 0, 1, 0, 6]), source, Buffer.from([0, 0]), type])
      : Buffer.concat([type, Buffer.from([0, 0, 0, 0, 0, direction === 'in' ? 2 : 3, 0, 1, kind, 6]), source, Buffer.from([0, 0])]);
  const data = Buffer.concat([header, frame.data.subarray(HEADER)]);
  return { ...frame, data, linkType: version === 1 ? 113 : 276, wireLength: frame.wireLength - HEADER + header.length };
}

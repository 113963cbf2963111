/** Where to cut a payload of `length` bytes: ascending offsets between its bytes. */
export type Cuts = (length: number) => readonly number[];

export interface Resegmented {
  readonly capture: Buffer;
  /** The frame of the original capture that each new frame (index + 1) is a piece of. */
  readonly originalFrame: readonly number[];
}

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const ETHERNET = 14;
const FIN_PSH = 0x09;
/** A classic pcap in little-endian order with microseconds, and its link type for Ethernet. */
const MAGIC = 0xa1b2c3d4;
const LINK_ETHERNET = 1;

/** Whether a capture is of the one kind that can be cut here: not pcapng, and not another link layer. */
export function isResegmentable(capture: Buffer): boolean {
  return capture.readUInt32LE(0) === MAGIC && capture.readUInt32LE(20) === LINK_ETHERNET;
}

/**
 * The same bytes in other TCP segments: every payload of a classic little-endian pcap of Ethernet with IPv4 or IPv6 is cut
 * at `cuts`. The pieces have the time of the whole, and the checksums, which nobody looks at, are left as they were.
 */
export function resegmented(capture: Buffer, cuts: Cuts): Resegmented {
  const parts: Buffer[] = [capture.subarray(0, FILE_HEADER)];
  const originalFrame: number[] = [];
  let frame = 0;
  for (let at = FILE_HEADER; at < capture.length; ) {
    const end = at + RECORD_HEADER + capture.readUInt32LE(at + 8);
    const pieces = cutRecord(capture.subarray(at, end), cuts);
    frame++;
    parts.push(...pieces);
    originalFrame.push(...pieces.map(() => frame));
    at = end;
  }
  return { capture: Buffer.concat(parts), originalFrame };
}

function cutRecord(record: Buffer, cuts: Cuts): Buffer[] {
  const payload = payloadStart(record);
  if (payload === undefined) return [record];
  const length = record.length - payload;
  const edges = [0, ...cuts(length), length];
  return edges.slice(1).map((edge, index) => piece(record, payload, edges[index], edge));
}

/** Where the TCP payload of a record begins; undefined where there is none, or not all of it. */
function payloadStart(record: Buffer): number | undefined {
  const isCut = record.readUInt32LE(8) !== record.readUInt32LE(12);
  const ip = RECORD_HEADER + ETHERNET;
  const tcp = ip + (isSix(record) ? 40 : (record[ip] & 15) * 4);
  const isTcp = record[isSix(record) ? ip + 6 : ip + 9] === 6;
  if (isCut || !isTcp) return undefined;
  const start = tcp + (record[tcp + 12] >> 4) * 4;
  const end = isSix(record) ? ip + 40 + record.readUInt16BE(ip + 4) : ip + record.readUInt16BE(ip + 2);
  return end === record.length && end > start ? start : undefined;
}

function isSix(record: Buffer): boolean {
  return record.readUInt16BE(RECORD_HEADER + 12) === 0x86dd;
}

function piece(record: Buffer, payload: number, from: number, to: number): Buffer {
  const bytes = Buffer.concat([record.subarray(0, payload), record.subarray(payload + from, payload + to)]);
  const ip = RECORD_HEADER + ETHERNET;
  const tcp = ip + (isSix(record) ? 40 : (record[ip] & 15) * 4);
  bytes.writeUInt32LE(bytes.length - RECORD_HEADER, 8);
  bytes.writeUInt32LE(bytes.length - RECORD_HEADER, 12);
  if (isSix(record)) bytes.writeUInt16BE(bytes.length - ip - 40, ip + 4);
  else bytes.writeUInt16BE(bytes.length - ip, ip + 2);
  bytes.writeUInt32BE((record.readUInt32BE(tcp + 4) + from) >>> 0, tcp + 4);
  const isLast = payload + to === record.length;
  if (!isLast) bytes[tcp + 13] &= ~FIN_PSH;
  return bytes;
}

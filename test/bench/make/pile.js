import { closeSync, openSync, writeSync } from 'node:fs';

const WRITE_BYTES = 4 << 20;

/** Packets in any order of time, written in the right one as a classic pcap: microseconds, Ethernet. */
export class Pile {
  constructor(capacity) {
    this.bytes = Buffer.allocUnsafe(capacity);
    this.used = 0;
    this.times = [];
    this.starts = [];
  }

  /** Room for a packet at `time` (seconds); what is put into it becomes the packet. */
  packet(time, length) {
    const start = this.used;
    this.used += length;
    if (this.used > this.bytes.length) throw new Error(`more than ${this.bytes.length} bytes of packets`);
    this.times.push(time);
    this.starts.push(start);
    return this.bytes.subarray(start, this.used);
  }

  /** Bytes of the capture as it stands. */
  get size() {
    return 24 + this.used + 16 * this.times.length;
  }

  write(path) {
    const file = openSync(path, 'w');
    writeSync(file, header());
    for (const piece of this.pieces()) writeSync(file, piece);
    closeSync(file);
  }

  *pieces() {
    const order = Uint32Array.from(this.times.keys()).sort((a, b) => this.times[a] - this.times[b]);
    let piece = Buffer.alloc(WRITE_BYTES);
    let used = 0;
    for (const index of order) {
      const start = this.starts[index];
      const end = this.starts[index + 1] ?? this.used;
      if (used + 16 + end - start > piece.length) {
        yield piece.subarray(0, used);
        used = 0;
      }
      used = record(piece, used, this.times[index], end - start);
      used += this.bytes.copy(piece, used, start, end);
    }
    yield piece.subarray(0, used);
  }
}

function header() {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt32LE(0xa1b2c3d4, 0);
  bytes.writeUInt16LE(2, 4);
  bytes.writeUInt16LE(4, 6);
  bytes.writeUInt32LE(262_144, 16);
  bytes.writeUInt32LE(1, 20);
  return bytes;
}

function record(bytes, at, time, length) {
  const micros = Math.round(time * 1e6);
  bytes.writeUInt32LE(Math.floor(micros / 1e6), at);
  bytes.writeUInt32LE(micros % 1e6, at + 4);
  bytes.writeUInt32LE(length, at + 8);
  return bytes.writeUInt32LE(length, at + 12);
}

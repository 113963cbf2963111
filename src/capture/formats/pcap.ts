import { Parser } from 'binary-parser';
import { limits } from '../../bytes/limits.js';
import { stripFcs } from '../fcs.js';
import { CaptureError, emptyPacket, type CaptureFormat, type CaptureReader, type CaptureSink } from '../packet.js';
import { formatSize } from '../size.js';

/** Classic libpcap files: draft-ietf-opsawg-pcap, and the dialects that its magic numbers tell apart. */
export const pcap: CaptureFormat = {
  name: 'pcap',
  matches: (magic) => dialects.has(magic),
  open: (out) => new PcapReader(out),
};

interface Dialect {
  readonly little: boolean;
  readonly digits: 6 | 9;
  /** Bytes of a record header. */
  readonly header: number;
}

/** Kuznetzov's modified libpcap adds interface index, protocol and packet type to the record header. */
const MODIFIED = 24;

const dialects: ReadonlyMap<number, Dialect> = new Map<number, Dialect>([
  [0xa1b2c3d4, { little: false, digits: 6, header: 16 }],
  [0xd4c3b2a1, { little: true, digits: 6, header: 16 }],
  [0xa1b23c4d, { little: false, digits: 9, header: 16 }],
  [0x4d3cb2a1, { little: true, digits: 9, header: 16 }],
  [0xa1b2cd34, { little: false, digits: 6, header: MODIFIED }],
  [0x34cdb2a1, { little: true, digits: 6, header: MODIFIED }],
]);

const FILE_HEADER = 24;
const record = { seconds: 0, fraction: 4, captured: 8, wire: 12 } as const;

class PcapReader implements CaptureReader {
  wants = FILE_HEADER;
  private readonly packet = emptyPacket();
  private dialect?: Dialect;
  private fcsBytes = 0;
  /** Before version 2.4 the two lengths of a record stood in the other order, or in either (libpcap's savefile.c). */
  private lengthsInAnyOrder = false;

  constructor(private readonly out: CaptureSink) {}

  get inside(): string {
    return this.dialect ? `packet ${this.packet.frame + 1}` : 'the file header';
  }

  read(bytes: Uint8Array, start: number, end: number, offset: number): number {
    if (end - start < this.wants) return 0;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const first = this.dialect ? start : start + FILE_HEADER;
    const dialect = (this.dialect ??= this.readFileHeader(bytes.subarray(start, first), view.getUint32(start)));
    this.packet.data = bytes;
    return this.readRecords(view, dialect, first, end, offset - start) - start;
  }

  private readFileHeader(bytes: Uint8Array, magic: number): Dialect {
    const dialect = dialects.get(magic);
    if (!dialect) throw new CaptureError('this is no pcap file', 0, 'broken');
    const { major, minor, snapLength, link } = parseFileHeader(bytes, dialect.little);
    if (major !== 2) {
      throw new CaptureError(`pcap version ${major}.${minor} is not known, only 2.x is (byte 4)`, 4, 'broken');
    }
    this.lengthsInAnyOrder = minor < 4;
    this.fcsBytes = link & FCS_KNOWN ? (link >>> 28) * 2 : 0;
    const { packet } = this;
    packet.linkType = link & LINK_TYPE;
    packet.digits = dialect.digits;
    this.out.note({ type: 'interface', index: 0, linkType: packet.linkType, digits: packet.digits, snapLength });
    return dialect;
  }

  /** Takes whole records from `at` on and returns where it stopped; `shift` leads to the place in the input. */
  private readRecords(view: DataView, dialect: Dialect, at: number, end: number, shift: number): number {
    const { header, little } = dialect;
    for (;;) {
      this.wants = header;
      if (end - at < header) return at;
      const captured = this.capturedAt(view, at, little);
      if (captured > limits.packetBytes) this.refuse(captured, at + shift);
      this.wants = header + captured;
      if (end - at < this.wants) return at;
      this.deliver(view, dialect, at, captured);
      at += this.wants;
    }
  }

  private capturedAt(view: DataView, at: number, little: boolean): number {
    const captured = view.getUint32(at + record.captured, little);
    return this.lengthsInAnyOrder ? Math.min(captured, view.getUint32(at + record.wire, little)) : captured;
  }

  private deliver(view: DataView, { little, digits, header }: Dialect, at: number, captured: number): void {
    const { packet } = this;
    packet.frame++;
    const fraction = view.getUint32(at + record.fraction, little);
    setTime(packet, view.getUint32(at + record.seconds, little), fraction, digits);
    packet.start = at + header;
    packet.end = packet.start + captured;
    // The larger of the two in any order, so that no packet was shorter on the wire than in the capture.
    const length = view.getUint32(at + record.captured, little);
    packet.wireLength = Math.max(length, view.getUint32(at + record.wire, little));
    if (this.fcsBytes > 0) stripFcs(packet, this.fcsBytes);
    this.out.push(packet);
  }

  private refuse(captured: number, offset: number): never {
    const sizes = `${formatSize(captured)}, more than the ${formatSize(limits.packetBytes)} that a packet may have`;
    throw new CaptureError(`packet ${this.packet.frame + 1} at byte ${offset} claims ${sizes}`, offset, 'broken');
  }
}

/** A fraction of a second or more is carried over; writers that subtract times are known to leave such. */
function setTime(into: { seconds: number; nanos: number }, seconds: number, fraction: number, digits: 6 | 9): void {
  const units = digits === 9 ? 1e9 : 1e6;
  const carry = fraction < units ? 0 : Math.floor(fraction / units);
  into.seconds = seconds + carry;
  into.nanos = (fraction - carry * units) * (digits === 9 ? 1 : 1000);
}

/** The link-type field: 4 bits of FCS length in 16-bit words, R, P (it is known), reserved, 16 bits of link type. */
const FCS_KNOWN = 0x04000000;
const LINK_TYPE = 0xffff;

interface FileHeader {
  major: number;
  minor: number;
  snapLength: number;
  link: number;
}

/** `bytes` must be a whole file header: binary-parser does not say well what is missing. */
function parseFileHeader(bytes: Uint8Array, little: boolean): FileHeader {
  return new Parser()
    .endianness(little ? 'little' : 'big')
    .seek(4)
    .uint16('major')
    .uint16('minor')
    .seek(8)
    .uint32('snapLength')
    .uint32('link')
    .parse(bytes);
}

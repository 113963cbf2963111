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
    if (this.dialect) return this.readRecords(bytes, view, this.dialect, start, end, offset - start) - start;
    const dialect = this.readFileHeader(bytes.subarray(start, start + FILE_HEADER), view.getUint32(start));
    return this.readRecords(bytes, view, dialect, start + FILE_HEADER, end, offset - start) - start;
  }

  private readFileHeader(bytes: Uint8Array, magic: number): Dialect {
    const dialect = dialects.get(magic);
    if (!dialect) throw new CaptureError('the file header lost its magic number', 0, 'broken');
    const header = parseFileHeader(bytes, dialect.little);
    if (header.major !== 2) {
      throw new CaptureError(`pcap version ${header.major}.${header.minor} is not known, only 2.x is (byte 4)`, 4, 'broken');
    }
    this.lengthsInAnyOrder = header.minor < 4;
    this.fcsBytes = header.link & FCS_KNOWN ? (header.link >>> 28) * 2 : 0;
    this.packet.linkType = header.link & LINK_TYPE;
    this.packet.digits = dialect.digits;
    this.out.note({
      type: 'interface', index: 0, linkType: this.packet.linkType, digits: dialect.digits, snapLength: header.snapLength,
    });
    this.dialect = dialect;
    return dialect;
  }

  /** Takes whole records from `at` on and returns where it stopped; `shift` leads from there to the place in the input. */
  private readRecords(
    bytes: Uint8Array, view: DataView, { little, digits, header }: Dialect, at: number, end: number, shift: number,
  ): number {
    const packet = this.packet;
    packet.data = bytes;
    while (end - at >= header) {
      let captured = view.getUint32(at + record.captured, little);
      let wire = view.getUint32(at + record.wire, little);
      if (this.lengthsInAnyOrder && captured > wire) [captured, wire] = [wire, captured];
      if (captured > limits.packetBytes) this.refuse(captured, at + shift);
      const next = at + header + captured;
      if (next > end) {
        this.wants = header + captured;
        return at;
      }
      packet.frame++;
      setTime(packet, view.getUint32(at + record.seconds, little), view.getUint32(at + record.fraction, little), digits);
      packet.start = at + header;
      packet.end = next;
      packet.wireLength = wire > captured ? wire : captured;
      if (this.fcsBytes > 0) stripFcs(packet, this.fcsBytes);
      this.out.push(packet);
      at = next;
    }
    this.wants = header;
    return at;
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

/** The link-type field: 4 bits of FCS length in 16-bit words, R, P (the length is known), reserved, 16 bits of link type. */
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

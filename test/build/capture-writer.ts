import type { Instant } from '../../src/bytes/instant.js';

/** A packet for a crafted capture; the time may be left out, and the wire length is that of `data` unless given. */
export interface WrittenPacket {
  time?: Instant;
  data: Uint8Array;
  /** pcapng only: each link type gets an interface of its own. */
  linkType?: number;
  wireLength?: number;
  /** pcapng only. */
  comment?: string;
}

export interface PcapOptions {
  linkType?: number;
  nanos?: boolean;
  big?: boolean;
  snapLength?: number;
  /** Upper 16 bits of the link-type field. */
  linkFlags?: number;
  version?: readonly [major: number, minor: number];
}

/** A classic pcap, little-endian and in microseconds unless told. */
export function writePcap(packets: readonly WrittenPacket[], options: PcapOptions = {}): Buffer {
  const { linkType = 1, nanos = false, big = false, snapLength = 262_144, linkFlags = 0, version = [2, 4] } = options;
  const write = bytesIn(big);
  const header = write(
    [4, nanos ? 0xa1b23c4d : 0xa1b2c3d4],
    [2, version[0]],
    [2, version[1]],
    [4, 0],
    [4, 0],
    [4, snapLength],
    [4, linkFlags * 0x10000 + linkType],
  );
  const records = packets.flatMap(({ data, time = noTime, wireLength = data.length }) => [
    write(
      [4, time.seconds],
      [4, nanos ? time.nanos : Math.floor(time.nanos / 1000)],
      [4, data.length],
      [4, wireLength],
    ),
    data,
  ]);
  return Buffer.concat([header, ...records]);
}

/** A pcapng of one section with Enhanced Packet Blocks in nanoseconds, little-endian unless told. */
export function writePcapng(
  packets: readonly WrittenPacket[],
  options: { linkType?: number; big?: boolean } = {},
): Buffer {
  const { linkType = 1, big = false } = options;
  const { sectionHeader, interfaceDescription, enhancedPacket } = pcapngBlocks(big);
  const linkTypes = [...new Set([linkType, ...packets.map((packet) => packet.linkType ?? linkType)])];
  return Buffer.concat([
    sectionHeader(),
    ...linkTypes.map((type) => interfaceDescription(type, [9, [9]])),
    ...packets.map((packet) => enhancedPacket(packet, linkTypes.indexOf(packet.linkType ?? linkType))),
  ]);
}

type Option = readonly [code: number, value: string | readonly number[] | Uint8Array];

/** The blocks of a pcapng one by one, for captures with something special. */
export function pcapngBlocks(big = false) {
  const write = bytesIn(big);
  const options = (given: readonly Option[]) => {
    const written = given.map(([code, value]) => {
      const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(value);
      return Buffer.concat([write([2, code], [2, bytes.length]), pad(bytes)]);
    });
    return Buffer.concat(given.length > 0 ? [...written, Buffer.alloc(4)] : []);
  };
  const block = (type: number, ...body: Uint8Array[]) => {
    const content = pad(Buffer.concat(body));
    const length: Field = [4, content.length + 12];
    return Buffer.concat([write([4, type], length), content, write(length)]);
  };
  return {
    write,
    options,
    block,
    sectionHeader: (...given: Option[]) =>
      block(0x0a0d0d0a, write([4, 0x1a2b3c4d], [2, 1], [2, 0], [4, 0xffffffff], [4, 0xffffffff]), options(given)),
    interfaceDescription: (linkType = 1, ...given: Option[]) =>
      block(1, write([2, linkType], [2, 0], [4, 262_144]), options(given)),
    enhancedPacket: (packet: WrittenPacket, id = 0, ...given: Option[]) => {
      const { data, time = noTime, wireLength = data.length, comment } = packet;
      const ticks = BigInt(time.seconds) * 1_000_000_000n + BigInt(time.nanos);
      const fixed = write(
        [4, id],
        [4, Number(ticks >> 32n)],
        [4, Number(ticks & 0xffffffffn)],
        [4, data.length],
        [4, wireLength],
      );
      const comments: Option[] = comment === undefined ? [] : [[1, comment]];
      return block(6, fixed, pad(data), options([...comments, ...given]));
    },
  };
}

const noTime: Instant = { seconds: 0, nanos: 0 };

type Field = readonly [bytes: 2 | 4, value: number];

/** Writes 16- and 32-bit fields in one byte order. */
function bytesIn(big: boolean): (...fields: Field[]) => Buffer {
  return (...fields) => {
    const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0));
    let at = 0;
    for (const [length, value] of fields)
      at = big ? bytes.writeUIntBE(value, at, length) : bytes.writeUIntLE(value, at, length);
    return bytes;
  };
}

function pad(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}

import type { Instant } from '../../src/bytes/instant.js';
import { tcpFlag } from '../../src/net/segment.js';

/** Tiny writers of crafted packets. They nest: `ethernet(ipv4({ from, to }, tcp({ … }, payload)))`. */

export interface TimedPacket {
  time: Instant;
  data: Uint8Array;
}

export interface Endpoint {
  /** IPv4 dotted or IPv6 text. */
  address: string;
  port: number;
}

export function bytes(...parts: (number | string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))));
}

export function u16(...values: number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [(value >>> 8) & 255, value & 255]));
}

export function u32(...values: number[]): Uint8Array {
  return u16(...values.flatMap((value) => [value >>> 16, value & 0xffff]));
}

/** Bytes of an address: 4 or 16. */
export function addressBytes(text: string): Uint8Array {
  if (!text.includes(':')) return Uint8Array.from(text.split('.').map(Number));
  const [head, tail] = text.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail ? Array<string>(8 - head.length - tail.length).fill('0') : [];
  return u16(...[...head, ...zeros, ...(tail ?? [])].map((group) => parseInt(group, 16)));
}

const macA = bytes(2, 0, 0, 0, 0, 1);
const macB = bytes(2, 0, 0, 0, 0, 2);

/** An Ethernet frame; the EtherType is guessed from the IP version unless given. */
export function ethernet(payload: Uint8Array, etherType = ipEtherType(payload)): Uint8Array {
  return bytes(macB, macA, u16(etherType), payload);
}

export function ipEtherType(packet: Uint8Array): number {
  return packet[0] >> 4 === 6 ? 0x86dd : 0x0800;
}

/** An 802.1Q tag with what follows it, to stand behind EtherType 0x8100: `ethernet(vlan(5, ip), 0x8100)`. */
export function vlan(id: number, payload: Uint8Array, etherType = ipEtherType(payload)): Uint8Array {
  return bytes(u16(id, etherType), payload);
}

export interface Ipv4Fields {
  from: string;
  to: string;
  protocol?: number;
  ttl?: number;
  id?: number;
  options?: Uint8Array;
  /** Of a fragment: offset in bytes, and whether more follow. */
  offset?: number;
  more?: boolean;
  /** What the header claims, if not the truth. */
  totalLength?: number;
}

export function ipv4(fields: Ipv4Fields, payload: Uint8Array): Uint8Array {
  const { from, to, protocol = 6, ttl = 64, id = 1, options = bytes(), offset = 0, more = false } = fields;
  const length = 20 + options.length;
  const header = bytes(
    0x40 | (length >> 2),
    0,
    u16(fields.totalLength ?? length + payload.length, id, (more ? 0x2000 : 0) | (offset >> 3)),
    ttl,
    protocol,
    u16(0),
    addressBytes(from),
    addressBytes(to),
    options,
  );
  header.set(u16(checksum(header)), 10);
  return bytes(header, offset || more ? payload : withChecksum(from, to, protocol, payload));
}

export interface Ipv6Fields {
  from: string;
  to: string;
  /** Next header; a chain of extension headers is part of the payload. */
  protocol?: number;
  hopLimit?: number;
  payloadLength?: number;
}

export function ipv6(fields: Ipv6Fields, payload: Uint8Array): Uint8Array {
  const { from, to, protocol = 6, hopLimit = 64, payloadLength = payload.length } = fields;
  const body = withChecksum(from, to, protocol, payload);
  return bytes(u32(0x60000000), u16(payloadLength), protocol, hopLimit, addressBytes(from), addressBytes(to), body);
}

/** An IPv6 fragment header (RFC 8200 §4.5) with its piece, to stand behind next header 44. */
export function fragment6(next: number, id: number, offset: number, more: boolean, piece: Uint8Array): Uint8Array {
  return bytes(next, 0, u16(offset | (more ? 1 : 0)), u32(id), piece);
}

/** Cuts what an IP packet carries at `cuts` (byte offsets, multiples of 8): `[offset, more, piece]` each. */
export function fragments(payload: Uint8Array, cuts: number[]): [offset: number, more: boolean, piece: Uint8Array][] {
  return [0, ...cuts].map((start, i) => [start, i < cuts.length, payload.slice(start, cuts[i])]);
}

export interface TcpFields {
  sourcePort: number;
  destinationPort: number;
  seq?: number;
  ack?: number;
  flags?: number;
  window?: number;
  options?: Uint8Array;
}

export function tcp(fields: TcpFields, payload: Uint8Array = bytes()): Uint8Array {
  const { sourcePort, destinationPort, seq = 0, ack = 0, flags = tcpFlag.ack, window = 65_535 } = fields;
  const options = padded(fields.options ?? bytes());
  const offset = (20 + options.length) << 2;
  return bytes(u16(sourcePort, destinationPort), u32(seq, ack), offset, flags, u16(window, 0, 0), options, payload);
}

/** `length` is what the header claims, if not the truth. */
export function udp(source: number, destination: number, payload: Uint8Array, length = 8 + payload.length): Uint8Array {
  return bytes(u16(source, destination, length, 0), payload);
}

/** An ICMP message, v4 or v6; `rest` are the four bytes after the checksum (the MTU, mostly 0). */
export function icmp(type: number, code: number, rest: number, quoted: Uint8Array): Uint8Array {
  return bytes(type, code, u16(0), u32(rest), quoted);
}

export const synOptions = bytes(2, 4, u16(1460), 1, 3, 3, 7, 4, 2);

export type Role = 'client' | 'server';

export interface ConversationOptions {
  client?: Partial<Endpoint>;
  server?: Partial<Endpoint>;
  /** Time of the first packet. */
  start?: Instant;
  /** Milliseconds from each packet to the next. */
  gap?: number;
  clientSeq?: number;
  serverSeq?: number;
  /** Longest payload of one segment. */
  mss?: number;
  /** Wraps each IP packet; Ethernet unless given. */
  link?: (ip: Uint8Array) => Uint8Array;
}

/** A TCP conversation as it would be captured: `conversation().open().send('client', hello).fin('client').packets`. */
export function conversation(options: ConversationOptions = {}): Conversation {
  return new Conversation(options);
}

export class Conversation {
  readonly packets: TimedPacket[] = [];
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** Next sequence number of each side. */
  readonly next: Record<Role, number>;
  private now: Instant;
  private ipId = 1;

  constructor(private readonly options: ConversationOptions) {
    this.client = { address: '10.0.0.5', port: 51_034, ...options.client };
    this.server = { address: '10.0.0.9', port: 443, ...options.server };
    this.next = { client: options.clientSeq ?? 1000, server: options.serverSeq ?? 5000 };
    this.now = options.start ?? { seconds: 1_795_000_000, nanos: 0 };
  }

  /** SYN, SYN-ACK, ACK. */
  open(): this {
    return this.syn().synAck().ack('client');
  }

  /** A SYN; again at the same sequence number when `resend` is set. */
  syn(resend = false): this {
    if (resend) this.next.client--;
    return this.segment('client', { flags: tcpFlag.syn, ack: 0, options: synOptions });
  }

  synAck(): this {
    return this.segment('server', { flags: tcpFlag.syn | tcpFlag.ack, options: synOptions });
  }

  ack(from: Role): this {
    return this.segment(from, { flags: tcpFlag.ack });
  }

  /** Data in segments of at most `mss` bytes; the last one is pushed. */
  send(from: Role, data: Uint8Array): this {
    const mss = this.options.mss ?? 1460;
    for (let at = 0; at < data.length; at += mss) {
      const flags = tcpFlag.ack | (at + mss >= data.length ? tcpFlag.psh : 0);
      this.segment(from, { flags }, data.subarray(at, at + mss));
    }
    return this;
  }

  fin(from: Role): this {
    return this.segment(from, { flags: tcpFlag.fin | tcpFlag.ack });
  }

  /** FIN, FIN, ACK. */
  close(first: Role = 'client'): this {
    return this.fin(first).fin(other(first)).ack(first);
  }

  rst(from: Role, withAck = true): this {
    return this.segment(from, withAck ? { flags: tcpFlag.rst | tcpFlag.ack } : { flags: tcpFlag.rst, ack: 0 });
  }

  /** Lets time pass before the next packet. */
  wait(millis: number): this {
    const nanos = this.now.nanos + Math.round(millis * 1e6);
    this.now = { seconds: this.now.seconds + Math.floor(nanos / 1e9), nanos: ((nanos % 1e9) + 1e9) % 1e9 };
    return this;
  }

  /** Bytes that are on the wire but not in the capture. */
  lose(from: Role, length: number): this {
    this.next[from] = (this.next[from] + length) >>> 0;
    return this;
  }

  /** Any segment; sequence numbers not given are those that are due, and move on by what it carries. */
  segment(from: Role, fields: Partial<TcpFields>, payload: Uint8Array = bytes()): this {
    const flags = fields.flags ?? tcpFlag.ack;
    const [source, destination] = from === 'client' ? [this.client, this.server] : [this.server, this.client];
    const ports = { sourcePort: source.port, destinationPort: destination.port };
    const data = tcp({ seq: this.next[from], ack: this.next[other(from)], ...ports, ...fields, flags }, payload);
    if (fields.seq === undefined) this.lose(from, payload.length + (flags & (tcpFlag.syn | tcpFlag.fin) ? 1 : 0));
    return this.packet(this.ip(source.address, destination.address, 6, data));
  }

  /** Any IP packet between the segments, an ICMP error for one. */
  packet(ip: Uint8Array): this {
    this.packets.push({ time: this.now, data: (this.options.link ?? ethernet)(ip) });
    return this.wait(this.options.gap ?? 1);
  }

  private ip(from: string, to: string, protocol: number, payload: Uint8Array): Uint8Array {
    if (from.includes(':')) return ipv6({ from, to, protocol }, payload);
    return ipv4({ from, to, protocol, id: this.ipId++ & 0xffff }, payload);
  }
}

function other(role: Role): Role {
  return role === 'client' ? 'server' : 'client';
}

function padded(options: Uint8Array): Uint8Array {
  return bytes(options, new Uint8Array((4 - (options.length % 4)) % 4));
}

const checksumAt: Record<number, number> = { 6: 16, 17: 6, 58: 2 };

/** The payload with its TCP, UDP or ICMPv6 checksum over the pseudo-header filled in (RFC 9293 §3.1, RFC 8200 §8.1). */
function withChecksum(from: string, to: string, protocol: number, payload: Uint8Array): Uint8Array {
  const at = checksumAt[protocol];
  if (protocol === 1 && payload.length >= 4) return patched(payload, 2, checksum(payload));
  if (at === undefined || payload.length < at + 2) return payload;
  const pseudo = bytes(addressBytes(from), addressBytes(to), u32(payload.length, protocol));
  return patched(payload, at, checksum(bytes(pseudo, payload)));
}

function patched(payload: Uint8Array, at: number, sum: number): Uint8Array {
  const copy = Uint8Array.from(payload);
  copy.set(u16(sum), at);
  return copy;
}

/** RFC 1071. */
function checksum(data: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < data.length; i += 2) sum += (data[i] << 8) | (data[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

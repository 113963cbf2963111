import type { FrameRef } from '../bytes/span.js';
import type { Sink } from '../bytes/stage.js';

/** An address as four big-endian 32-bit words; IPv4 is mapped as ::ffff:a.b.c.d (RFC 4291 §2.5.5.2). */
export type AddressWords = Uint32Array;

/** What IP says of a packet, shared by what it carries. All of it is reused: valid until `push` returns. */
export interface IpPart extends FrameRef {
  frame: number;
  seconds: number;
  nanos: number;
  family: 4 | 6;
  readonly source: AddressWords;
  readonly destination: AddressWords;
  ttl: number;
  /** IPv4 identification, -1 for IPv6. */
  ipId: number;
  data: Uint8Array;
}

export const tcpFlag = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32, ece: 64, cwr: 128 } as const;

/** One TCP segment; a single mutable object is reused. */
export interface Segment extends IpPart {
  sourcePort: number;
  destinationPort: number;
  seq: number;
  ack: number;
  /** Bits of `tcpFlag`. */
  flags: number;
  window: number;
  /** TCP options are `data[optionsStart, payloadStart)`. */
  optionsStart: number;
  /** Captured payload is `data[payloadStart, payloadEnd)`. */
  payloadStart: number;
  payloadEnd: number;
  /**
   * Payload bytes on the wire; more than captured when the packet was cut (snaplen). May exceed 65,535: the capturing
   * machine shows what it hands to its network card before that cuts it up.
   */
  payloadLength: number;
}

/** One UDP datagram; reused likewise. */
export interface Datagram extends IpPart {
  sourcePort: number;
  destinationPort: number;
  payloadStart: number;
  payloadEnd: number;
  payloadLength: number;
}

/** An ICMP error, with the ports and sequence number that it quotes (RFC 792, RFC 4443). */
export interface IcmpError extends IpPart {
  kind: 'unreachable' | 'too-big' | 'time-exceeded' | 'prohibited' | 'other';
  type: number;
  code: number;
  /** Next-hop MTU of `too-big`, else 0. */
  mtu: number;
  /** The quoted packet's own addresses, protocol number and ports; 0 where the quote ends before the ports or the seq. */
  readonly quotedSource: AddressWords;
  readonly quotedDestination: AddressWords;
  quotedProtocol: number;
  quotedSourcePort: number;
  quotedDestinationPort: number;
  quotedSeq: number;
}

/**
 * The three doors out of the network layer. `undecoded` counts what stayed behind, by reason: once a packet, but
 * 'fragment-lost' once a datagram, at the frame of its first piece, and possibly much later than that.
 */
export interface NetSink extends Sink<Segment> {
  datagram(datagram: Datagram): void;
  icmp(error: IcmpError): void;
  undecoded(reason: Undecoded, at: FrameRef): void;
}

export type Undecoded = 'link-type' | 'not-ip' | 'cut' | 'malformed' | 'fragment-lost' | 'other-protocol';

import type { FrameRef } from '../bytes/span.js';

/**
 * Who sends: 0 is the endpoint that opened the connection (SYN), or the first one seen when the capture joined later.
 * Which of the two is the TLS client is another question, answered by the bytes.
 */
export type Direction = 0 | 1;

export function opposite(direction: Direction): Direction {
  return direction === 0 ? 1 : 0;
}

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** A TCP connection at its first packet. */
export interface FlowStart {
  /** Order of first packets over the whole capture, from 1. */
  readonly id: number;
  readonly endpoints: readonly [Endpoint, Endpoint];
  readonly first: FrameRef;
  /** False when the capture shows neither SYN nor SYN-ACK: it joined in the middle. */
  readonly sawOpening: boolean;
}

/** Something noteworthy that TCP did; plain data segments and ACKs are not events. */
export type TcpEvent = { readonly at: FrameRef; readonly direction: Direction } & (
    | { readonly type: 'syn'; readonly retransmitted: boolean; readonly ttl: number; readonly mss?: number }
    | { readonly type: 'syn-ack'; readonly retransmitted: boolean; readonly ttl: number; readonly mss?: number }
    | { readonly type: 'established' }
    /** The SYN is answered by an ACK of other numbers: the server still holds an older connection of these ports. */
    | { readonly type: 'challenge' }
    /** The first bare ACK for payload of the other side: `bytes` of it arrived. */
    | { readonly type: 'acknowledged'; readonly bytes: number }
    /** `offset` and `length` are stream bytes sent again. */
    | { readonly type: 'retransmission'; readonly offset: number; readonly length: number }
    /** `hole`: bytes that are missing before it. */
    | { readonly type: 'out-of-order'; readonly offset: number; readonly length: number; readonly hole: number }
    /** The peer acknowledged, or later data skipped, bytes that the capture does not hold. */
    | { readonly type: 'gap'; readonly offset: number; readonly length: number }
    /** The packet is cut: `length` bytes of payload are not in the capture. */
    | { readonly type: 'cut'; readonly offset: number; readonly length: number }
    | { readonly type: 'keep-alive' }
    | { readonly type: 'zero-window' }
    /** `offset`: stream bytes this side had sent before; `heard`: bytes of the other side that it had got by then. */
    | { readonly type: 'fin'; readonly offset: number; readonly heard?: number }
    | { readonly type: 'rst'; readonly offset: number; readonly ttl: number; readonly ipId: number; readonly window: number; readonly acked: boolean; readonly heard?: number }
    | { readonly type: 'icmp'; readonly kind: string; readonly code: number; readonly from: string; readonly mtu: number }
  );

/** Totals of one direction. */
export interface HalfSummary {
  packets: number;
  /** Stream bytes sent, as far as the capture tells (gaps included). */
  bytes: number;
  /** Stream bytes of this direction that the peer acknowledged. */
  acked: number;
  /** Segments that sent bytes again, or SYNs sent again. */
  retransmissions: number;
  /** Bytes that the capture does not hold, though later ones or ACKs prove them. */
  missing: number;
  /** Bytes lost to the capture's snaplen. */
  cut: number;
  /** Copies of a packet (same IP identification, sequence number and length) microseconds apart: two taps, or `-i any`. */
  duplicates: number;
  /** The capture holds bytes, or a FIN, of this direction only after the ACK for them. */
  disordered: boolean;
  /** Largest payload of one segment. */
  largestSegment: number;
  /** Last payload-bearing segment of this direction. */
  lastData?: FrameRef;
  /** TTL of this side's first packet. */
  ttl?: number;
}

export interface FlowSummary {
  readonly halves: readonly [HalfSummary, HalfSummary];
  readonly last: FrameRef;
  readonly packets: number;
  /** The last packet of the whole capture so far: how long its silence was watched. */
  readonly until: FrameRef;
  /** `open`: it goes on, and this is how it stands. `idle` and `evicted`: let go for its silence, or for want of room. */
  readonly reason: 'open' | 'closed' | 'idle' | 'replaced' | 'evicted' | 'end-of-capture';
}

/**
 * What the flow table tells about one connection, in the order of the stream. `data` and `at` are borrowed.
 * Bytes come in order and once; a hole is told by `gap` before the bytes that follow it.
 */
export interface FlowObserver {
  event(event: TcpEvent): void;
  bytes(direction: Direction, data: Uint8Array, start: number, end: number, at: FrameRef): void;
  gap(direction: Direction, length: number, at: FrameRef): void;
  end(summary: FlowSummary): void;
  /** Once true, bytes are counted but no longer put in order: nobody reads them. */
  readonly bored: boolean;
}

/** Makes the observer of a new connection; `standing` tells how it stands while it goes on. */
export type FlowListener = (start: FlowStart, standing: () => FlowSummary) => FlowObserver;

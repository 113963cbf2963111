import { limits } from '../bytes/limits.js';
import { type FrameRef, frameRef } from '../bytes/span.js';
import type { Peeled } from '../link/peel.js';
import type { IpHeader } from './ip-header.js';

/** Units of which every piece but the last holds a whole number (RFC 791 §3.1, RFC 8200 §4.5). */
const UNIT = 8;

interface Datagram {
  readonly first: FrameRef;
  bytes: Uint8Array;
  /** 1 for each byte that arrived. */
  present: Uint8Array;
  arrived: number;
  /** End of the furthest piece. */
  end: number;
  /** Known once the last piece came, else undefined. */
  length: number | undefined;
  /** Next header as the first piece has it. */
  protocol: number;
}

/** held: more pieces are to come; whole: `peeled` now holds the datagram. */
export type FragmentOutcome = 'held' | 'whole' | 'malformed';

/**
 * Puts the fragments of IPv4 and IPv6 datagrams together, in any order. Pieces that overlap and agree are harmless.
 * Where they contradict one another, the identification was used again or somebody plays tricks: what was there is
 * given up, and the new piece starts anew. Lost are also the oldest when there are too many, and what waited too long.
 */
export class Fragments {
  /** In the order of the first piece. */
  private readonly datagrams = new Map<string, Datagram>();

  constructor(private readonly lost: (first: FrameRef) => void) {}

  take(peeled: Peeled, ip: IpHeader, at: FrameRef): FragmentOutcome {
    this.expire(at.seconds);
    const size = peeled.end - peeled.start;
    if (size === 0 || (ip.moreFragments && size % UNIT !== 0)) return 'malformed';
    if (ip.fragmentOffset + size > limits.datagramBytes) return 'malformed';

    const key = keyOf(ip);
    const known = this.datagrams.get(key);
    if (known && contradicts(known, peeled, ip)) this.giveUp(key, known);
    const datagram = this.datagrams.get(key) ?? this.begin(key, at);
    add(datagram, peeled, ip);
    if (datagram.arrived !== datagram.length) return 'held';

    this.datagrams.delete(key);
    handOver(datagram, peeled, ip);
    return 'whole';
  }

  /** Gives up what is still incomplete. */
  end(): void {
    for (const [key, datagram] of this.datagrams) this.giveUp(key, datagram);
  }

  private begin(key: string, at: FrameRef): Datagram {
    if (this.datagrams.size >= limits.fragmentedDatagrams) this.giveUpOldest();
    const bytes = new Uint8Array(0);
    const first = frameRef(at);
    const datagram = { first, bytes, present: bytes, arrived: 0, end: 0, length: undefined, protocol: -1 };
    this.datagrams.set(key, datagram);
    return datagram;
  }

  private giveUpOldest(): void {
    for (const [key, datagram] of this.datagrams) return this.giveUp(key, datagram);
  }

  private expire(now: number): void {
    for (const [key, datagram] of this.datagrams) {
      if (!(now - datagram.first.seconds > limits.fragmentSeconds)) return;
      this.giveUp(key, datagram);
    }
  }

  private giveUp(key: string, datagram: Datagram): void {
    this.datagrams.delete(key);
    this.lost(datagram.first);
  }
}

/** Fragments of one datagram share addresses and identification, in IPv4 the protocol too (RFC 791 §3.2). */
function keyOf(ip: IpHeader): string {
  const protocol = ip.family === 4 ? ip.protocol : 'v6';
  return `${ip.source.join()} ${ip.destination.join()} ${protocol} ${ip.fragmentId}`;
}

function contradicts(datagram: Datagram, peeled: Peeled, ip: IpHeader): boolean {
  const size = peeled.end - peeled.start;
  const end = ip.fragmentOffset + size;
  if (datagram.length !== undefined && end > datagram.length) return true;
  if (!ip.moreFragments && (datagram.end > end || (datagram.length ?? end) !== end)) return true;
  for (let i = 0; i < size; i++) {
    const at = ip.fragmentOffset + i;
    if (datagram.present[at] === 1 && datagram.bytes[at] !== peeled.data[peeled.start + i]) return true;
  }
  return false;
}

function add(datagram: Datagram, peeled: Peeled, ip: IpHeader): void {
  const end = ip.fragmentOffset + (peeled.end - peeled.start);
  reserve(datagram, end);
  datagram.bytes.set(peeled.data.subarray(peeled.start, peeled.end), ip.fragmentOffset);
  for (let at = ip.fragmentOffset; at < end; at++) {
    datagram.arrived += 1 - datagram.present[at];
    datagram.present[at] = 1;
  }
  datagram.end = Math.max(datagram.end, end);
  if (!ip.moreFragments) datagram.length = end;
  if (ip.fragmentOffset === 0) datagram.protocol = ip.protocol;
}

function reserve(datagram: Datagram, size: number): void {
  if (size <= datagram.bytes.length) return;
  const room = Math.min(limits.datagramBytes, Math.max(size, 2 * datagram.bytes.length));
  const { bytes, present } = datagram;
  datagram.bytes = new Uint8Array(room);
  datagram.bytes.set(bytes);
  datagram.present = new Uint8Array(room);
  datagram.present.set(present);
}

function handOver(datagram: Datagram, peeled: Peeled, ip: IpHeader): void {
  ip.isFragment = false;
  ip.protocol = datagram.protocol;
  peeled.data = datagram.bytes;
  peeled.start = 0;
  peeled.end = datagram.end;
  peeled.wireEnd = datagram.end;
  peeled.stated = true;
}

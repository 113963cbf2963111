import type { LinkType } from './peel.js';
import bsdLoopback from './types/bsd-loopback.js';
import ciscoHdlc from './types/cisco-hdlc.js';
import enc from './types/enc.js';
import ethernet from './types/ethernet.js';
import ieee80211 from './types/ieee80211.js';
import linuxSll from './types/linux-sll.js';
import linuxSll2 from './types/linux-sll2.js';
import nflog from './types/nflog.js';
import pflog from './types/pflog.js';
import ppp from './types/ppp.js';
import radiotap from './types/radiotap.js';
import rawIp from './types/raw-ip.js';

/** Every link type that is read. A new one is a file in types/ and a line here. */
export const linkTypes: readonly LinkType[] = [
  bsdLoopback,
  ciscoHdlc,
  enc,
  ethernet,
  ieee80211,
  linuxSll,
  linuxSll2,
  nflog,
  pflog,
  ppp,
  radiotap,
  rawIp,
];

const byNumber = new Map(linkTypes.flatMap((type) => numbersOf(type).map((number) => [number, type] as const)));

/** The link type of a LINKTYPE_ number, or undefined where it is not read. */
export function linkTypeOf(number: number): LinkType | undefined {
  return byNumber.get(number);
}

/** `EN10MB`, or `LINKTYPE_272` where it is not read. */
export function linkTypeName(number: number): string {
  return byNumber.get(number)?.names[number] ?? `LINKTYPE_${number}`;
}

export function numbersOf(type: LinkType): number[] {
  return Object.keys(type.names).map(Number);
}

/** Where dissection stands within one packet. A single object is reused for all packets. */
export interface Peeled {
  data: Uint8Array;
  /** What stands at `start`: an EtherType, or `etherType.none` for anything that cannot lead to IP. */
  etherType: number;
  start: number;
  /** End of the captured bytes of this layer. */
  end: number;
  /** End of this layer on the wire, as an offset in `data`; beyond `end` where the capture cut the packet. */
  wireEnd: number;
  /** Whether a header stated `wireEnd`; until then it is the frame's own length. */
  stated: boolean;
}

/**
 * Steps over one header: reads it at `start`, moves `start` behind it and says in `etherType` what follows there.
 * False when the header ends before it should; the object is then half done. Allocates nothing.
 */
export type Peel = (peeled: Peeled) => boolean;

export interface LinkType {
  /** LINKTYPE_ numbers that it reads, with their names without the prefix, as tcpdump prints them. */
  readonly names: Readonly<Record<number, string>>;
  readonly peel: Peel;
}

/** IEEE 802 numbers, as far as a way to IP leads through them. */
export const etherType = {
  none: 0,
  ipv4: 0x0800,
  vlan: 0x8100,
  bridging: 0x6558,
  ipv6: 0x86dd,
  mplsUnicast: 0x8847,
  mplsMulticast: 0x8848,
  pppoeSession: 0x8864,
  serviceVlan: 0x88a8,
  oldServiceVlan: 0x9100,
} as const;

/** Lower numbers in the place of an EtherType are an IEEE 802.3 length (IEEE 802.3 §3.2.6). */
export const FIRST_ETHER_TYPE = 0x0600;

export function emptyPeeled(): Peeled {
  return { data: new Uint8Array(0), etherType: etherType.none, start: 0, end: 0, wireEnd: 0, stated: false };
}

/**
 * Ends this layer where its header says. What an outer header stated is not exceeded; a frame's length is: a tap that
 * slices packets passes the slice's length off as the wire's.
 */
export function endAt(peeled: Peeled, wireEnd: number): void {
  if (peeled.stated && wireEnd >= peeled.wireEnd) return;
  peeled.stated = true;
  peeled.wireEnd = wireEnd;
  if (wireEnd < peeled.end) peeled.end = wireEnd;
}

/** IP without any header before it: the version is its first four bits. */
export function peelBareIp(peeled: Peeled): boolean {
  if (peeled.start >= peeled.end) return false;
  const version = peeled.data[peeled.start] >> 4;
  if (version === 4) peeled.etherType = etherType.ipv4;
  else if (version === 6) peeled.etherType = etherType.ipv6;
  else peeled.etherType = etherType.none;
  return true;
}

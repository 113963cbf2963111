import type { Peeled } from '../link/peel.js';
import type { AddressWords, Undecoded } from './segment.js';

/** What the IP header last read says. A single object is reused for all packets. */
export interface IpHeader {
  family: 4 | 6;
  readonly source: AddressWords;
  readonly destination: AddressWords;
  ttl: number;
  /** IPv4 identification, -1 for IPv6. */
  id: number;
  /** Protocol number of what follows: TCP 6, UDP 17, … */
  protocol: number;
  /** A piece of a datagram; the three that follow mean something only then. */
  isFragment: boolean;
  /** Identification that its fragments share. */
  fragmentId: number;
  /** Place of the piece in the datagram, in bytes. */
  fragmentOffset: number;
  moreFragments: boolean;
}

export const ipProtocol = {
  hopByHop: 0,
  icmp: 1,
  ipv4: 4,
  tcp: 6,
  udp: 17,
  ipv6: 41,
  routing: 43,
  fragment: 44,
  authentication: 51,
  icmp6: 58,
  destination: 60,
  mobility: 135,
} as const;

const MAPPED = 0x0000ffff;

export function emptyIpHeader(): IpHeader {
  return {
    family: 4,
    source: Uint32Array.of(0, 0, MAPPED, 0),
    destination: Uint32Array.of(0, 0, MAPPED, 0),
    ttl: 0,
    id: 0,
    protocol: 0,
    isFragment: false,
    fragmentId: 0,
    fragmentOffset: 0,
    moreFragments: false,
  };
}

/** Makes the upper three words those of a mapped IPv4 address; a header that held IPv4 before has them already. */
export function becomeIpv4(ip: IpHeader): void {
  if (ip.family === 4) return;
  ip.family = 4;
  for (const words of [ip.source, ip.destination]) {
    words[0] = 0;
    words[1] = 0;
    words[2] = MAPPED;
  }
}

/** Why a header does not fit: the capture cut it, or nothing more was ever there. */
export function shortage(peeled: Peeled): Undecoded {
  return peeled.wireEnd > peeled.end ? 'cut' : 'malformed';
}

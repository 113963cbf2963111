import { u16, u32 } from '../bytes/big-endian.js';
import { endAt, type Peeled } from '../link/peel.js';
import { becomeIpv4, type IpHeader, shortage } from './ip-header.js';
import type { Undecoded } from './segment.js';

const TOTAL_LENGTH = 2;
const IDENTIFICATION = 4;
const FRAGMENT = 6;
const TTL = 8;
const PROTOCOL = 9;
const SOURCE = 12;
const DESTINATION = 16;
const SHORTEST_HEADER = 20;
const MORE_FRAGMENTS = 0x2000;
const OFFSET_MASK = 0x1fff;

/**
 * Reads an IPv4 header (RFC 791 §3.1) and moves `peeled` to what it carries, without the padding of the frame. Options
 * are stepped over. A total length of 0 is what the kernel shows of a packet that the network card will cut up (TSO):
 * the frame's length counts then.
 */
export function readIpv4(peeled: Peeled, ip: IpHeader): Undecoded | undefined {
  const { data, start, end } = peeled;
  if (end - start < SHORTEST_HEADER) return shortage(peeled);
  const headerLength = (data[start] & 0x0f) << 2;
  if (data[start] >> 4 !== 4 || headerLength < SHORTEST_HEADER) return 'malformed';
  const totalLength = u16(data, start + TOTAL_LENGTH);
  if (totalLength !== 0) {
    if (totalLength < headerLength) return 'malformed';
    endAt(peeled, start + totalLength);
  }
  if (headerLength > peeled.end - start) return shortage(peeled);
  peeled.start = start + headerLength;

  becomeIpv4(ip);
  ip.ttl = data[start + TTL];
  ip.protocol = data[start + PROTOCOL];
  ip.id = u16(data, start + IDENTIFICATION);
  ip.source[3] = u32(data, start + SOURCE);
  ip.destination[3] = u32(data, start + DESTINATION);
  const fragment = u16(data, start + FRAGMENT);
  ip.isFragment = (fragment & (MORE_FRAGMENTS | OFFSET_MASK)) !== 0;
  if (ip.isFragment) noteFragment(ip, fragment);
  return undefined;
}

function noteFragment(ip: IpHeader, fragment: number): void {
  ip.fragmentId = ip.id;
  ip.fragmentOffset = (fragment & OFFSET_MASK) << 3;
  ip.moreFragments = (fragment & MORE_FRAGMENTS) !== 0;
}

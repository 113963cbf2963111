import { u16, u32 } from '../bytes/big-endian.js';
import { endAt, type Peeled } from '../link/peel.js';
import { type IpHeader, shortage } from './ip-header.js';
import type { Undecoded } from './segment.js';

const PAYLOAD_LENGTH = 4;
const NEXT_HEADER = 6;
const HOP_LIMIT = 7;
const SOURCE = 8;
const DESTINATION = 24;
const HEADER_LENGTH = 40;

/**
 * Reads the fixed IPv6 header (RFC 8200 §3) and moves `peeled` behind it; extension headers are still to come
 * (`skipExtensions`). A payload length of 0 is what the kernel shows of a packet that the network card will cut up
 * (BIG TCP): the frame's length counts then.
 */
export function readIpv6(peeled: Peeled, ip: IpHeader): Undecoded | undefined {
  const { data, start, end } = peeled;
  if (end - start < HEADER_LENGTH) return shortage(peeled);
  if (data[start] >> 4 !== 6) return 'malformed';
  const payloadLength = u16(data, start + PAYLOAD_LENGTH);
  peeled.start = start + HEADER_LENGTH;
  if (payloadLength !== 0) endAt(peeled, peeled.start + payloadLength);

  ip.family = 6;
  ip.ttl = data[start + HOP_LIMIT];
  ip.protocol = data[start + NEXT_HEADER];
  ip.id = -1;
  ip.isFragment = false;
  for (let i = 0; i < 4; i++) {
    ip.source[i] = u32(data, start + SOURCE + i * 4);
    ip.destination[i] = u32(data, start + DESTINATION + i * 4);
  }
  return undefined;
}

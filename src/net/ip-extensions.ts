import { u16, u32 } from '../bytes/big-endian.js';
import type { Peeled } from '../link/peel.js';
import { type IpHeader, ipProtocol, shortage } from './ip-header.js';
import type { Undecoded } from './segment.js';

const NEXT_HEADER = 0;
const LENGTH = 1;
const SHORTEST = 8;
const FRAGMENT_OFFSET = 2;
const FRAGMENT_ID = 4;
const FRAGMENT_LENGTH = 8;

export function isExtension(protocol: number): boolean {
  switch (protocol) {
    case ipProtocol.hopByHop:
    case ipProtocol.routing:
    case ipProtocol.fragment:
    case ipProtocol.destination:
    case ipProtocol.authentication:
    case ipProtocol.mobility:
      return true;
    default:
      return false;
  }
}

/**
 * Steps over extension headers (RFC 8200 §4; AH, RFC 4302 §2, behind IPv4 as well) and leaves the protocol behind them
 * in `ip.protocol`. Stops behind a fragment header: what follows is a piece that has to be put together first.
 */
export function skipExtensions(peeled: Peeled, ip: IpHeader): Undecoded | undefined {
  const { data } = peeled;
  while (isExtension(ip.protocol)) {
    const start = peeled.start;
    if (peeled.end - start < SHORTEST) return shortage(peeled);
    const protocol = ip.protocol;
    ip.protocol = data[start + NEXT_HEADER];
    peeled.start = start + lengthOf(protocol, data[start + LENGTH]);
    if (peeled.start > peeled.end) return shortage(peeled);
    if (protocol === ipProtocol.fragment && noteFragment(data, start, ip)) return undefined;
  }
  return undefined;
}

/** Bytes of a header: the length field counts units of 8 beyond the first, of 4 beyond the second in AH. */
function lengthOf(protocol: number, units: number): number {
  if (protocol === ipProtocol.fragment) return FRAGMENT_LENGTH;
  if (protocol === ipProtocol.authentication) return Math.max(SHORTEST, (units + 2) << 2);
  return (units + 1) << 3;
}

/** Whether there really is more than this piece; a fragment alone is whole (an atomic fragment, RFC 6946). */
function noteFragment(data: Uint8Array, start: number, ip: IpHeader): boolean {
  const field = u16(data, start + FRAGMENT_OFFSET);
  ip.fragmentOffset = field & 0xfff8;
  ip.moreFragments = (field & 1) !== 0;
  ip.isFragment = ip.moreFragments || ip.fragmentOffset !== 0;
  ip.fragmentId = u32(data, start + FRAGMENT_ID);
  return ip.isFragment;
}

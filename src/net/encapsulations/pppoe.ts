import { u16 } from '../../bytes/big-endian.js';
import { endAt, etherType, type Peeled } from '../../link/peel.js';
import { peelPppProtocol } from '../../link/ppp-protocol.js';
import type { Encapsulation } from '../encapsulation.js';

const CODE = 1;
const LENGTH = 4;
const HEADER_LENGTH = 6;
const SESSION_DATA = 0;

/** A PPPoE session packet (RFC 2516 §4). */
function peelPppoe(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < HEADER_LENGTH) return false;
  const length = u16(data, start + LENGTH);
  peeled.start = start + HEADER_LENGTH;
  peeled.etherType = etherType.none;
  if (data[start + CODE] !== SESSION_DATA) return true;
  endAt(peeled, peeled.start + length);
  return peelPppProtocol(peeled);
}

export default { etherTypes: [etherType.pppoeSession], ipProtocols: [], peel: peelPppoe } satisfies Encapsulation;

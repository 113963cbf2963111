import { u16 } from '../bytes/big-endian.js';
import type { Peeled } from '../link/peel.js';
import { shortage } from './ip-header.js';
import type { Datagram, Undecoded } from './segment.js';

const DESTINATION_PORT = 2;
const LENGTH = 4;
const HEADER_LENGTH = 8;

/** Reads a UDP header (RFC 768). A length of 0 leaves it to IP (RFC 2675 §4); one beyond IP's end is not believed. */
export function readUdp(peeled: Peeled, datagram: Datagram): Undecoded | undefined {
  const { data, start, end } = peeled;
  if (end - start < HEADER_LENGTH) return shortage(peeled);
  const length = u16(data, start + LENGTH);
  if (length !== 0 && length < HEADER_LENGTH) return 'malformed';
  const wireEnd = length === 0 ? peeled.wireEnd : Math.min(peeled.wireEnd, start + length);
  datagram.data = data;
  datagram.sourcePort = u16(data, start);
  datagram.destinationPort = u16(data, start + DESTINATION_PORT);
  datagram.payloadStart = start + HEADER_LENGTH;
  datagram.payloadEnd = Math.min(end, wireEnd);
  datagram.payloadLength = wireEnd - datagram.payloadStart;
  return undefined;
}

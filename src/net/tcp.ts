import { u16, u32 } from '../bytes/big-endian.js';
import type { Peeled } from '../link/peel.js';
import { shortage } from './ip-header.js';
import type { Segment, Undecoded } from './segment.js';

const DESTINATION_PORT = 2;
const SEQ = 4;
const ACK = 8;
const DATA_OFFSET = 12;
const FLAGS = 13;
const WINDOW = 14;
const SHORTEST_HEADER = 20;

/**
 * Reads a TCP header (RFC 9293 §3.1) into `segment`. Where the capture ends within the options, what there is of them
 * stands before `payloadStart`, and `payloadLength` is still what was on the wire. The checksum is not looked at: the
 * network card fills it in after the capture.
 */
export function readTcp(peeled: Peeled, segment: Segment): Undecoded | undefined {
  const { data, start, end, wireEnd } = peeled;
  if (end - start < SHORTEST_HEADER) return shortage(peeled);
  const payloadStart = start + ((data[start + DATA_OFFSET] >> 4) << 2);
  if (payloadStart < start + SHORTEST_HEADER || payloadStart > wireEnd) return 'malformed';
  segment.data = data;
  segment.sourcePort = u16(data, start);
  segment.destinationPort = u16(data, start + DESTINATION_PORT);
  segment.seq = u32(data, start + SEQ);
  segment.ack = u32(data, start + ACK);
  segment.flags = data[start + FLAGS];
  segment.window = u16(data, start + WINDOW);
  segment.optionsStart = start + SHORTEST_HEADER;
  segment.payloadStart = payloadStart < end ? payloadStart : end;
  segment.payloadEnd = end;
  segment.payloadLength = wireEnd - payloadStart;
  return undefined;
}

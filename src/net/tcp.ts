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
  segment.sourcePort = (data[start] << 8) | data[start + 1];
  segment.destinationPort = (data[start + DESTINATION_PORT] << 8) | data[start + DESTINATION_PORT + 1];
  segment.seq = word(data, start + SEQ);
  segment.ack = word(data, start + ACK);
  segment.flags = data[start + FLAGS];
  segment.window = (data[start + WINDOW] << 8) | data[start + WINDOW + 1];
  segment.optionsStart = start + SHORTEST_HEADER;
  segment.payloadStart = payloadStart < end ? payloadStart : end;
  segment.payloadEnd = end;
  segment.payloadLength = wireEnd - payloadStart;
  return undefined;
}

function word(data: Uint8Array, at: number): number {
  return ((data[at] << 24) | (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3]) >>> 0;
}

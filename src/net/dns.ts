import { ParseError } from '../bytes/parse-error.js';
import { Reader } from '../bytes/reader.js';

/** The parts of a DNS message that tell whether a name was found (RFC 1035 §4.1). */
export interface DnsMessage {
  readonly id: number;
  readonly response: boolean;
  /** RCODE: 0 no error, 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED. */
  readonly code: number;
  /** The first question: name in lower case, without the last dot, and its type. */
  readonly name: string;
  readonly type: number;
  readonly answers: number;
}

export const dnsType = { a: 1, aaaa: 28, https: 65 } as const;

const RESPONSE = 0x8000;
const CODE = 0x000f;
const OPCODE = 0x7800;
const LONGEST_NAME = 255;

/** Reads header and first question of `data[start, end)`; undefined where this is no standard DNS query or its answer. */
export function readDns(data: Uint8Array, start: number, end: number): DnsMessage | undefined {
  try {
    return readMessage(new Reader(data, 'DNS', start, end));
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function readMessage(reader: Reader): DnsMessage | undefined {
  const id = reader.u16();
  const flags = reader.u16();
  const questions = reader.u16();
  const answers = reader.u16();
  reader.skip(4);
  if (questions !== 1 || flags & OPCODE) return undefined;
  const name = readName(reader);
  const type = reader.u16();
  reader.skip(2);
  return { id, response: (flags & RESPONSE) !== 0, code: flags & CODE, name, type, answers };
}

/** A question's name is never compressed: nothing stands before it to point at. */
function readName(reader: Reader): string {
  const labels: string[] = [];
  let total = 0;
  for (let length = reader.u8(); length > 0; length = reader.u8()) {
    total += length + 1;
    if (length > 63 || total > LONGEST_NAME) reader.fail('a label of at most 63 bytes', `${length} bytes`);
    labels.push(Buffer.from(reader.view(length)).toString('latin1'));
  }
  return labels.join('.').toLowerCase();
}

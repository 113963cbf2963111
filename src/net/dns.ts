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
  /** Records of the type that was asked for (all that are claimed, where the packet was cut before them). */
  readonly answers: number;
  /** TC: the answer did not fit, and the client has to ask again by TCP (RFC 7766 §5). */
  readonly truncated: boolean;
}

export const dnsType = { a: 1, aaaa: 28, https: 65 } as const;

const RESPONSE = 0x8000;
const TRUNCATED = 0x0200;
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
  const truncated = (flags & TRUNCATED) !== 0;
  const response = (flags & RESPONSE) !== 0;
  return { id, response, code: flags & CODE, name, type, truncated, answers: ofType(reader, type, answers) };
}

/** An alias (CNAME) alone is no address: only records of the asked type count. */
function ofType(reader: Reader, type: number, claimed: number): number {
  try {
    let found = 0;
    for (let index = 0; index < claimed; index++) if (recordType(reader) === type) found++;
    return found;
  } catch (error) {
    if (error instanceof ParseError) return claimed;
    throw error;
  }
}

/** Reads over one resource record (RFC 1035 §4.1.3). */
function recordType(reader: Reader): number {
  skipName(reader);
  const type = reader.u16();
  reader.skip(6);
  reader.skip(reader.u16());
  return type;
}

const POINTER = 0xc0;

/** Labels up to the root or to a pointer, which is always the last. */
function skipName(reader: Reader): void {
  for (let length = reader.u8(); length > 0; length = reader.u8()) {
    if ((length & POINTER) === POINTER) return reader.skip(1);
    reader.skip(length);
  }
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

import { statusCode } from './http1.js';

/** Status codes of HPACK's static table, entries 8 to 14 (RFC 7541 appendix A). */
const indexed = [200, 204, 206, 304, 400, 404, 500];
const firstIndex = 8;

/**
 * The status at the beginning of a response's header block (RFC 9113 §8.3.2: it stands first). Undefined where the
 * table that grows with the connection would be needed.
 */
export function statusOfBlock(block: Uint8Array): number | undefined {
  const at = afterSizeUpdates(block);
  const first = block[at];
  if (first & 0x80) return indexed[(first & 0x7f) - firstIndex];
  return namesStatus(first) ? literal(block.subarray(at + 1)) : undefined;
}

/** Literal with a name of the static table (RFC 7541 §6.2): indexed from now on, not indexed, never indexed. */
function namesStatus(first: number): boolean {
  const index = (first & 0xc0) === 0x40 ? first & 0x3f : first & 0x0f;
  return index >= firstIndex && index < firstIndex + indexed.length;
}

/** A block may begin with new sizes of the table (RFC 7541 §6.3), integers with a prefix of five bits. */
function afterSizeUpdates(block: Uint8Array): number {
  let at = 0;
  while ((block[at] & 0xe0) === 0x20) {
    const more = (block[at++] & 0x1f) === 0x1f;
    if (more) while (block[at++] & 0x80);
  }
  return at;
}

function literal(value: Uint8Array): number | undefined {
  const coded = (value[0] & 0x80) !== 0;
  const bytes = value.subarray(1, 1 + (value[0] & 0x7f));
  return statusCode(coded ? digits(bytes) : bytes);
}

/** Digits in HPACK's Huffman code (RFC 7541 appendix B): 0 to 2 have five bits, 3 to 9 six, from 0x19 on. */
function digits(coded: Uint8Array): Uint8Array {
  const bits = Array.from(coded.subarray(0, 4), (byte) => byte.toString(2).padStart(8, '0')).join('');
  const found: number[] = [];
  for (let at = 0; found.length < 3 && at < bits.length; ) {
    const five = parseInt(bits.slice(at, at + 5), 2);
    const digit = five <= 2 ? five : parseInt(bits.slice(at, at + 6), 2) - 0x19 + 3;
    at += five <= 2 ? 5 : 6;
    found.push(0x30 + digit);
  }
  return Uint8Array.from(found);
}

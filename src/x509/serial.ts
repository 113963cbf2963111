import { hex } from '../bytes/hex.js';
import type { Reader } from '../bytes/reader.js';

/** The content of a serial number as lower-case hex, without a sign byte, negative ones with a minus. */
export function readSerial(part: Reader): string {
  const bytes = part.rest();
  if (bytes[0] >= 0x80) return `-${negated(bytes)}`;
  return hex(bytes).replace(/^(00)+(?=..)/, '');
}

/** Absolute value of a negative two's complement number. */
function negated(bytes: Uint8Array): string {
  const digits = BigInt.asUintN(bytes.length * 8, -BigInt(`0x${hex(bytes)}`)).toString(16);
  return digits.length % 2 ? `0${digits}` : digits;
}

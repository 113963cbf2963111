const begins = Buffer.from('HTTP/1.');
const blank = 0x20;

/** The status code where a response of HTTP/1.0 or 1.1 begins (RFC 9112 §4); undefined where none does. */
export function statusOfLine(data: Uint8Array): number | undefined {
  if (data.length < 12 || data[8] !== blank || !begins.every((byte, i) => data[i] === byte)) return undefined;
  return statusCode(data.subarray(9, 12));
}

/** Three digits, 100 to 599 (RFC 9110 §15). */
export function statusCode(digits: Uint8Array): number | undefined {
  const text = String.fromCharCode(...digits.subarray(0, 4));
  return /^[1-5]\d\d$/.test(text) ? Number(text) : undefined;
}

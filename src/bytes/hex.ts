/** Lower-case hex of bytes, without separators. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** `0x` and at least `digits` hex digits of a code point. */
export function hexCode(code: number, digits = 4): string {
  return `0x${code.toString(16).padStart(digits, '0')}`;
}

/**
 * Values sprinkled in to keep peers tolerant (RFC 8701 §2): 0x0a0a, 0x1a1a … 0xfafa; two equal bytes that end in `a`.
 */
export function isGrease(code: number): boolean {
  return (code & 0x0f0f) === 0x0a0a && code >> 8 === (code & 0xff);
}

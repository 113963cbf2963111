/** TCP sequence numbers are compared on a circle (RFC 9293 §3.4); they are kept as signed 32-bit integers. */
export function distance(from: number, to: number): number {
  return (to - from) | 0;
}

export function advance(seq: number, by: number): number {
  return (seq + by) | 0;
}

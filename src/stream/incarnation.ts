import { type Segment, tcpFlag } from '../net/segment.js';
import type { Half } from './half.js';
import type { Direction } from './observer.js';
import { distance } from './sequence.js';

/** Numbers further apart than this (bytes) do not belong to one connection once it has been reset. */
const UNRELATED = 65_536;

/** A SYN with another first number, or, where the SYN is not in the capture, numbers that have nothing to do with those before a RST. */
export function beginsAnew(segment: Segment, half: Half, closed: boolean): boolean {
  if ((segment.flags & (tcpFlag.syn | tcpFlag.ack)) !== tcpFlag.syn) return closed && isUnrelated(segment, half);
  return half.known ? ((segment.seq + 1) | 0) !== half.first : closed;
}

function isUnrelated(segment: Segment, half: Half): boolean {
  if ((segment.flags & (tcpFlag.syn | tcpFlag.rst | tcpFlag.fin)) !== 0) return false;
  return half.known && Math.abs(distance(half.next, segment.seq)) > UNRELATED;
}

/**
 * While a SYN waits for its answer, the host may still hold an older connection of the same ports: it answers with an
 * ACK of that one's numbers (a challenge ACK, RFC 5961 §4), and the client, asked about it, resets that one (RFC 9293
 * §3.5.1). Undefined for what belongs to this connection.
 */
export function remainsOfAnother(
  segment: Segment,
  direction: Direction,
  [asking, asked]: readonly [Half, Half],
): 'challenge' | 'reset' | undefined {
  if (!asking.synSeen || asked.synSeen || asking.offset > 0 || asked.offset > 0) return undefined;
  if (segment.payloadLength > 0 || (segment.flags & (tcpFlag.syn | tcpFlag.fin)) !== 0) return undefined;
  const isReset = (segment.flags & tcpFlag.rst) !== 0;
  if (direction === 0) return isReset && isFar(asking.first, segment.seq) ? 'reset' : undefined;
  return !isReset && isFar(asking.first, segment.ack) ? 'challenge' : undefined;
}

/** Numbers that cannot belong to a connection that has only just been asked for. */
function isFar(first: number, number: number): boolean {
  const ahead = distance(first, number);
  return ahead < -1 || ahead > UNRELATED;
}

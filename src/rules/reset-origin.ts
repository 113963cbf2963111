import type { Reset, Side } from '../story/story.js';
import type { Blame, Cause, NextStep } from './rule.js';

/** Who sent a reset in fact: the side whose address it bears, or a box between that borrowed it. */
export interface ResetOrigin {
  readonly suspect: 'likely a box between' | 'perhaps a box between' | 'that side';
  readonly ttl: number;
  readonly usualTtl: number;
}

/**
 * Compares the RST with its sender's other packets. Each router takes one from the TTL, so packets from one place
 * arrive with one TTL; a box nearer by arrives with more. A single hop alone may be load sharing over two paths.
 */
export function resetOrigin(side: Side, reset: Reset): ResetOrigin | undefined {
  if (side.ttl === undefined) return undefined;
  const distance = Math.abs(reset.ttl - side.ttl);
  // A kernel that aborts its own connection acknowledges and names its window; forgeries are often bare.
  const bare = !reset.acked || reset.window === 0;
  const suspect = distance >= 2 || (distance === 1 && bare) ? 'likely a box between' : 'perhaps a box between';
  return { suspect: distance === 0 ? 'that side' : suspect, ttl: reset.ttl, usualTtl: side.ttl };
}

export function isForeign(origin: ResetOrigin | undefined): origin is ResetOrigin {
  return origin !== undefined && origin.suspect !== 'that side';
}

export function resetBlame(origin: ResetOrigin | undefined, otherwise: Blame): Blame {
  return origin?.suspect === 'likely a box between' ? 'middlebox' : otherwise;
}

/** The cause that a foreign TTL speaks for; nothing where the TTL fits. */
export function originCauses(origin: ResetOrigin | undefined): Cause[] {
  if (!isForeign(origin)) return [];
  return [
    {
      text: 'A firewall, filter or load balancer on the way sent the reset in the name of this side.',
      likelihood: origin.suspect === 'likely a box between' ? 'high' : 'medium',
      why:
        `The reset arrived with TTL ${origin.ttl}, this side's other packets with TTL ${origin.usualTtl}: it came ` +
        'from another distance.',
    },
  ];
}

/** How to find the box. */
export function originSteps(origin: ResetOrigin | undefined, host: string): NextStep[] {
  if (!isForeign(origin)) return [];
  return [
    {
      text: 'Capture at the other end at the same time: if the reset is not sent there, a box between made it.',
      command: `tcpdump -nn -v 'host ${host} and tcp[tcpflags] & tcp-rst != 0'`,
    },
  ];
}

/** `, though with another TTL (64) than its other packets (52)`: for the sentence that names the sender. */
export function originAside(origin: ResetOrigin | undefined): string {
  return isForeign(origin) ? `, though with TTL ${origin.ttl} where its other packets had ${origin.usualTtl}` : '';
}

import type { Direction } from '../stream/observer.js';
import { otherParty, type Party } from './party.js';

export function roleOf(direction: Direction, clientDirection: Direction): Party {
  return direction === clientDirection ? 'client' : 'server';
}

/** A line of evidence: who says what to whom. */
export function says(from: Party, what: string): string {
  return `${from} → ${otherParty(from)}: ${what}`;
}

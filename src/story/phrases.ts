import type { Direction } from '../stream/observer.js';
import type { Party } from './story.js';

export function roleOf(direction: Direction, clientDirection: Direction): Party {
  return direction === clientDirection ? 'client' : 'server';
}

export function otherParty(party: Party): Party {
  return party === 'client' ? 'server' : 'client';
}

/** A line of evidence: who says what to whom. */
export function says(from: Party, what: string): string {
  return `${from} → ${otherParty(from)}: ${what}`;
}

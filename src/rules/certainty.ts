import type { Party, Story } from '../story/story.js';
import { factsIn } from './evidence.js';
import type { Certainty, Found, Rule } from './rule.js';

const both: readonly Party[] = ['client', 'server'];
const lower: Record<Certainty, Certainty> = { proven: 'likely', likely: 'possible', possible: 'possible' };

/**
 * What the rule may claim of this story: its own claim, one step lower where the capture has a hole in what the rule
 * takes for silence. An alert that can be read is proof by itself, whatever is missing elsewhere.
 */
export function certainty(rule: Rule, found: Found, story: Story): Certainty {
  const claim = typeof rule.certainty === 'function' ? rule.certainty(found) : rule.certainty;
  return leansOnGap(rule, found, story) ? lower[claim] : claim;
}

/** The rule takes something for silence that the capture may just not hold. */
export function leansOnGap(rule: Rule, found: Found, story: Story): boolean {
  if (!(rule.silenceOf ?? both).some((side) => isPartlyUnseen(story, side))) return false;
  return !factsIn(found).some(({ value }) => isPlainAlert(value));
}

/** Something that this side said may be absent from the capture. */
function isPartlyUnseen({ gaps, tls }: Story, side: Party): boolean {
  if (gaps.onlySide !== undefined && gaps.onlySide !== side) return true;
  if (gaps.handshakeHole[side]) return true;
  // A late start or a cut packet hides the handshake only as long as nothing shows that it was done.
  return !tls.completed && (gaps.joinedLate || gaps.cut > 0);
}

function isPlainAlert(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'code' in value && 'fatal' in value;
}

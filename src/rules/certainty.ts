import { millisBetween } from '../bytes/instant.js';
import type { Party, Story } from '../story/story.js';
import { factsIn } from './evidence.js';
import type { Certainty, Found, Rule } from './rule.js';

const both: readonly Party[] = ['client', 'server'];

/**
 * What the rule may claim of this story: its own claim, or `possible` where the capture has a hole in what the rule takes
 * for silence. An alert that can be read is proof by itself, whatever is missing elsewhere.
 */
export function certainty(rule: Rule, found: Found, story: Story): Certainty {
  const claim = typeof rule.certainty === 'function' ? rule.certainty(found) : rule.certainty;
  return leansOnGap(rule, found, story) ? 'possible' : claim;
}

/** The rule takes something for silence that the capture may just not hold, or for an answer what came before. */
export function leansOnGap(rule: Rule, found: Found, story: Story): boolean {
  const sides = rule.silenceOf ?? both;
  if (!sides.some((side) => isPartlyUnseen(story, side)) && !(story.gaps.disordered && sides.length > 0)) return false;
  return !factsIn(found).some(({ value }) => isPlainAlert(value));
}

/** Something that this side said may be absent from the capture. */
function isPartlyUnseen(story: Story, side: Party): boolean {
  const { gaps, client } = story;
  if (gaps.onlySide !== undefined && gaps.onlySide !== side) return true;
  // With the ClientHello in hand, a late start hides nothing but the opening of TCP.
  return gaps.hole[side] || lacksFin(story, side) || endsTooEarly(story) || (gaps.joinedLate && client.hello === undefined);
}

/** No record is one byte long, but a FIN counts as one: it was confirmed, and the capture lacks it. */
function lacksFin({ gaps }: Story, side: Party): boolean {
  return gaps.missing[side] === 1;
}

/** What seems not to have been said may have been said a moment later; but who asks again and again has waited enough. */
function endsTooEarly({ gaps, client, server, first, last }: Story): boolean {
  const asksAgain = client.retransmissions > 1 || server.retransmissions > 1;
  return gaps.cutOff && !(asksAgain && millisBetween(first, last) >= ENOUGH_MS);
}

/** A path that only loses some packets has let one through by then: a SYN and two more, or five of what is sent after it. */
const ENOUGH_MS = 3_000;

function isPlainAlert(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'code' in value && 'fatal' in value;
}

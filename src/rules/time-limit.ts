import { millisBetween } from '../bytes/instant.js';
import type { Tally } from '../story/around.js';
import { type Fact, when } from '../story/fact.js';
import type { Story } from '../story/story.js';
import type { Cause } from './rule.js';
import { count, duration, sentence } from './words.js';

/** No limit that we know of is shorter, and a server that fails does so sooner. */
const SHORTEST_LIMIT_MS = 1_000;
/** People set limits in whole seconds; a kernel and a program are seldom later than this. */
const LATENESS_MS = 100;

/** The server's patience as the cause of its close: told by the same time on several connections, or by a round one. */
export function timeLimit(story: Story, close: Fact<unknown>, alike: Fact<Tally> | undefined): Cause | undefined {
  const { established } = story.tcp;
  if (!established) return undefined;
  const lasted = millisBetween(when(established), when(close));
  const spoke = story.client.hello;
  const since = spoke && when(spoke).frame < when(close).frame ? millisBetween(when(spoke), when(close)) : lasted;
  if (!(lasted >= SHORTEST_LIMIT_MS)) return undefined;
  const round = [lasted, since].find((ms) => ms >= SHORTEST_LIMIT_MS && ms % 1000 < LATENESS_MS);
  const text = 'A time limit of the server or of the load balancer in front of it ran out.';
  if (alike)
    return {
      text,
      likelihood: 'high',
      why:
        `It closed ${duration(lasted)} after the connection was open, as on ` +
        `${count(alike.value.connections, 'other connection')}.`,
    };
  if (round === undefined)
    return { text, likelihood: 'medium', why: `It closed ${duration(lasted)} after the connection was open.` };
  const from = round === lasted ? 'the connection was open' : 'the client had last spoken';
  return { text, likelihood: 'high', why: `${sentence(duration(round))} after ${from}: a round number.` };
}

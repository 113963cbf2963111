import { millisBetween } from '../bytes/instant.js';
import type { Tally } from '../story/around.js';
import { when, type Fact } from '../story/fact.js';
import type { Story } from '../story/story.js';
import type { Cause } from './rule.js';
import { count, duration } from './words.js';

/** Filters that shut a client out after a failure do so within seconds, in ms. */
const SOON_MS = 10_000;

/** The same client failed at the same server right before it was met with silence: some filters punish that. */
export function penaltyCause(story: Story, failed: Fact<Tally> | undefined, healthy: Fact<Tally> | undefined): Cause[] {
  if (!failed) return [];
  const ms = Math.max(0, millisBetween(when(failed), story.first) || 0);
  if (ms > SOON_MS) return [];
  const worked = healthy && healthy.value.clients.includes(story.client.endpoint.address) ? healthy.value : undefined;
  const others = worked ? `; ${count(worked.connections, 'handshake')} with it succeeded at other times` : '';
  return [
    {
      text: 'A filter shuts this client out for a while, because its last connection failed or was cut.',
      likelihood: worked ? 'high' : 'medium',
      why: `Its last connection to the same server failed ${duration(ms)} before this one began${others}.`,
    },
  ];
}

import { type Instant, millisBetween } from '../bytes/instant.js';
import type { Story } from '../story/story.js';
import { rounded, type TimeText } from './connection.js';
import type { TimelineRow } from './document.js';

/** The story's timeline with its times as text and the waits between its lines. */
export function timelineRows(story: Story, time: TimeText): TimelineRow[] {
  let before: Instant | undefined;
  return story.timeline.map(({ at, from, kind, text }) => {
    const row = { frame: at.frame, time: time(at), sinceStartMs: wait(story.first, at), deltaMs: wait(before, at), from, kind, text };
    before = at;
    return row;
  });
}

function wait(from: Instant | undefined, to: Instant): number | undefined {
  const ms = from ? millisBetween(from, to) : NaN;
  return Number.isNaN(ms) ? undefined : rounded(ms);
}

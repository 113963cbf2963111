import { describe, expect, it } from 'vitest';
import { limits } from '../../src/bytes/limits.js';
import { Court, type CourtOptions } from '../../src/incident/court.js';
import type { Incident } from '../../src/incident/incident.js';
import type { Verdict } from '../../src/rules/finding.js';
import type { RuleProblem } from '../../src/rules/engine.js';
import { rule } from '../../src/rules/rule.js';
import type { Story } from '../../src/story/story.js';
import { aStory } from '../build/story.js';

interface Heard {
  readonly verdicts: Verdict[];
  readonly incidents: Incident[];
}

/** What the court hands on, in its order. */
function hear(stories: readonly Story[], options: CourtOptions = {}, ended = true): Heard {
  const heard: Heard = { verdicts: [], incidents: [] };
  const court = new Court(
    { verdict: (one) => heard.verdicts.push(one), end: (some) => heard.incidents.push(...some) },
    options,
  );
  for (const story of stories) court.push(story);
  if (ended) court.end();
  return heard;
}

const healthy = (id: number, ms: number) =>
  aStory(id).startingAt(ms).tcp().clientHello().serverHello().completed().story;
const reset = (id: number, ms: number, host = 5, serverName = 'api.example.com') =>
  aStory(id).startingAt(ms).from(`10.0.0.${host}`).tcp().clientHello({ serverName }).rst('server').story;

describe('the court', () => {
  it('tells what worked at once and lets failures wait for the end', () => {
    const stories = [reset(1, 0), healthy(2, 100)];
    expect(hear(stories, {}, false).verdicts.map(({ story }) => story.id)).toEqual([2]);
    expect(hear(stories).verdicts.map(({ story }) => story.id)).toEqual([2, 1]);
  });

  it('judges failures with what came after them', () => {
    const [, failed] = hear([reset(1, 0), healthy(2, 100)]).verdicts;
    expect(failed.findings[0].evidence.map(({ note }) => note)).toContainEqual(
      expect.stringContaining('another connection'),
    );
  });

  it('judges again those that worked until a dying server cut them off', () => {
    const idle = (id: number) => aStory(id).startingAt(id).tcp().clientHello().serverHello().completed().fin('server').story;
    const died = [idle(1), idle(2), reset(3, 3), aStory(4).startingAt(900).syn().refused().story];
    const told = hear(died).verdicts.map(({ story, status, findings }) => [story.id, status, findings[0]?.rule]);
    expect(told.slice(0, 2)).toEqual([
      [1, 'degraded', 'incident/server-crash'],
      [2, 'degraded', 'incident/server-crash'],
    ]);
    expect(hear([idle(1), healthy(5, 60_000)], {}, false).verdicts.map(({ story }) => story.id)).toEqual([1, 5]);
  });

  it('tells everything at once when live', () => {
    const told = hear([reset(1, 0), healthy(2, 100)], { live: true }, false);
    expect(told.verdicts.map(({ story, status }) => [story.id, status])).toEqual([
      [1, 'failed'],
      [2, 'ok'],
    ]);
  });

  it('does not count a live connection that is not over', () => {
    const open = aStory(1).tcp().clientHello().story;
    expect(hear([open, open, reset(2, 0)], { live: true }).incidents).toEqual([]);
  });

  it('tells failures at once when too many wait', () => {
    const stories = Array.from({ length: limits.heldStories + 1 }, (_, index) => reset(index + 1, index));
    expect(hear(stories, {}, false).verdicts.map(({ story }) => story.id)).toEqual([limits.heldStories + 1]);
  });

  it('reports a broken rule once', () => {
    const problems: RuleProblem[] = [];
    const broken = rule({
      severity: 'error',
      certainty: 'proven',
      cites: ['RFC 8446'],
      summary: 'Broken.',
      match: () => {
        throw new Error('oops');
      },
      explain: () => ({ what: '', why: '', fix: '', blame: 'unknown' }),
    });
    hear([healthy(1, 0), healthy(2, 1)], {
      rules: new Map([['x/broken', broken]]),
      onProblem: (one) => problems.push(one),
    });
    expect(problems).toEqual([{ rule: 'x/broken', message: 'oops' }]);
  });
});

describe('incidents', () => {
  it('are failures of the same cause at the same name, told once', () => {
    const { incidents } = hear([
      healthy(1, 0),
      healthy(2, 100),
      reset(3, 1000, 5),
      reset(4, 2000, 6),
      healthy(5, 3000),
    ]);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      rule: 'tcp/reset-after-client-hello',
      severity: 'error',
      connections: [3, 4],
      servers: ['10.0.0.9:443'],
      clients: ['10.0.0.5', '10.0.0.6'],
      name: 'api.example.com',
      healthyBefore: 2,
      healthyAfter: 1,
    });
    expect(incidents[0].summary).toMatchInlineSnapshot(`"2 connections from 2 clients to api.example.com (10.0.0.9:443) failed for the same reason. 3 handshakes with the same server succeeded: 2 before the first failure and 1 after the last failure."`);
  });

  it('say when nothing has worked since', () => {
    const { incidents } = hear([healthy(1, 0), reset(2, 1000), reset(3, 2000)]);
    expect(incidents[0].summary).toMatchInlineSnapshot(`"2 connections from the client 10.0.0.5 to api.example.com (10.0.0.9:443) failed for the same reason. 1 handshake with the same server succeeded before the first failure, and none since."`);
  });

  it('need two connections', () => {
    expect(hear([reset(1, 0)]).incidents).toEqual([]);
  });

  it('are apart for other names and other causes', () => {
    const refused = aStory(3).syn().refused().story;
    expect(hear([reset(1, 0), reset(2, 1, 5, 'www.example.com'), refused]).incidents).toEqual([]);
  });
});

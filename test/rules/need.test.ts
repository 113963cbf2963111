import { describe, expect, it } from 'vitest';
import { has, needsOf } from '../../src/rules/need.js';
import { builtInRules } from '../../src/rules/rules.js';
import { plain, reportsOf } from '../build/in-process.js';
import { recordedCaptures } from '../build/recorded.js';
import { aStory } from '../build/story.js';

describe('what a rule needs', () => {
  it('is found in a story', () => {
    const met = (story: ReturnType<typeof aStory>) => (['alert', 'certificates', 'handshake', 'no-handshake'] as const)
      .filter((need) => has(story.story) & needsOf([need]));
    expect(met(aStory().tcp().clientHello().alert('server', 40))).toEqual(['alert', 'no-handshake']);
    expect(met(aStory().tcp().clientHello().serverHello().completed())).toEqual(['handshake']);
  });

  const askedAboutAll = new Map(Array.from(builtInRules, ([id, rule]) => [id, { ...rule, needs: [] }]));

  it.each(recordedCaptures)('is there wherever it would speak: $name', ({ bytes }) => {
    expect(plain(reportsOf([bytes]).connections)).toEqual(plain(reportsOf([bytes], askedAboutAll).connections));
  });

  it('spares most questions about a connection that worked', () => {
    const had = has(aStory().tcp().clientHello().serverHello().completed().story);
    const asked = [...builtInRules.values()].filter(({ needs = [] }) => (needsOf(needs) & had) === needsOf(needs));
    expect(asked.length).toBeLessThan(builtInRules.size * 0.55);
  });
});

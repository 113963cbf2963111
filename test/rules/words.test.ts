import { describe, expect, it } from 'vitest';
import { article, count, datePhrase, DAY, duration, endpoint, list, said, sentence, shortList } from '../../src/rules/words.js';

describe('words', () => {
  it('lists with commas and one "and"', () => {
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
    expect(list(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  });

  it('counts what a long list leaves out, but never "1 more"', () => {
    expect(shortList(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
    expect(shortList(['a', 'b', 'c'], 2)).toBe('a, b and c');
  });

  it('counts nouns', () => {
    expect([count(0, 'alert'), count(1, 'alert'), count(2, 'alert'), count(1200, 'reply', 'replies')]).toEqual([
      'no alerts', '1 alert', '2 alerts', '1,200 replies',
    ]);
  });

  it.each([
    [0.2, '0.2 ms'], [8, '8 ms'], [80.4, '80 ms'], [1200, '1.2 s'], [2000, '2 s'], [45_000, '45 s'], [119_000, '119 s'],
    [180_000, '3 minutes'], [3 * 3_600_000, '3 hours'], [1.5 * DAY, '36 hours'], [3 * DAY, '3 days'], [400 * DAY, '400 days'],
    [NaN, 'an unknown time'],
  ])('says %d ms as "%s"', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  it('names a moment in UTC', () => {
    expect(datePhrase({ seconds: Date.UTC(2026, 10, 21, 10, 15, 30) / 1000, nanos: 0 })).toBe('21 November 2026, 10:15 UTC');
    expect(datePhrase({ seconds: NaN, nanos: 0 })).toBe('an unknown time');
  });

  it('puts brackets around an IPv6 address', () => {
    expect(endpoint({ address: '2001:db8::1', port: 443 })).toBe('[2001:db8::1]:443');
    expect(endpoint({ address: '10.0.0.9', port: 443 })).toBe('10.0.0.9:443');
  });

  it('joins what there is to say', () => {
    expect(said('One.', undefined, false, 'Two.')).toBe('One. Two.');
    expect(sentence('the client left')).toBe('The client left');
    expect([article('alert'), article('reset')]).toEqual(['an alert', 'a reset']);
  });
});

import { expect, it } from 'vitest';
import { nearest } from '../../src/report/suggest.js';

it.each([
  ['exlpain', 'explain'],
  ['rulse', 'rules'],
  ['jsno', 'json'],
  ['certificate/unknwon-ca', 'certificate/unknown-ca'],
])('%s means %s', (typed, meant) => {
  expect(nearest(typed, ['explain', 'rules', 'watch', 'json', 'certificate/unknown-ca'])).toBe(meant);
});

it('suggests nothing for a word that is near to nothing', () => {
  expect(nearest('capture.pcap', ['explain', 'rules', 'watch'])).toBeUndefined();
});

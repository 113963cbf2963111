import { expect, it } from 'vitest';
import { reportsOf } from '../build/in-process.js';
import { recordedCaptures } from '../build/recorded.js';

const timelines = recordedCaptures.map(({ name, bytes }) => ({
  name,
  lines: reportsOf([bytes]).connections.flatMap(({ timeline }) => timeline.map(({ text }) => text)),
}));

it('shows in the clear only what can be read', () => {
  const shown = timelines.flatMap(({ lines }) => lines.filter((line) => line.startsWith('in the clear: ')));
  expect(shown).toContain('in the clear: PROXY TCP4 10.0.0.5 10.0.0.9 38484 443');
  expect(shown.filter((line) => line.replace(/[\x20-\x7e]/g, '').length * 2 > line.length)).toEqual([]);
});

it('shows nothing of a flight whose beginning is missing', () => {
  const hole = timelines.find(({ name }) => name === 'mtu-black-hole-seen-by-client');
  expect(hole?.lines).toContain('bytes that are neither TLS nor text');
});

it('counts one byte as one', () => {
  expect(timelines.flatMap(({ lines }) => lines.filter((line) => /\b1 bytes (sent|before|are|have|of)/.test(line)))).toEqual([]);
});

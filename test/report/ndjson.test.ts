import { expect, it } from 'vitest';
import { ndjson } from '../../src/report/ndjson.js';
import { print } from './print.js';
import { lineErrors } from './schema.js';
import { failed, incident, told } from './told.js';

it('is a part of the document on each line, the end last', () => {
  const lines = print(ndjson, [failed(1), told(2)], { incidents: [incident([1])] }).trimEnd().split('\n').map((line) => JSON.parse(line));
  expect(lines.flatMap(lineErrors)).toEqual([]);
  expect(lines.map((line) => line.type)).toEqual(['connection', 'connection', 'capture', 'incident', 'end']);
});

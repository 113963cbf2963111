import { expect, it } from 'vitest';
// @ts-expect-error a plain script, without types of its own
import { makeSchema, storedSchema } from '../../src/report/generate-schema.js';
import { documentErrors } from './schema.js';
import { capture, failed, summaryOf } from './told.js';

const whole = {
  schema: 'tlswhy/1', tool: { name: 'tlswhy', version: '0.1.0' }, captures: [capture()], connections: [failed(1).connection],
  incidents: [], summary: summaryOf([failed(1)]),
};

it('is up to date with the types (npm run schema)', () => {
  expect(storedSchema()).toBe(makeSchema());
}, 60_000);

it('accepts a document', () => {
  expect(documentErrors(whole)).toEqual([]);
});

it('refuses a document with null, a missing part or a word that the contract does not have', () => {
  expect(documentErrors({ ...whole, summary: undefined })).not.toEqual([]);
  expect(documentErrors({ ...whole, connections: [{ ...failed(1).connection, sni: null }] })).not.toEqual([]);
  expect(documentErrors({ ...whole, connections: [{ ...failed(1).connection, status: 'broken' }] })).not.toEqual([]);
});

import { expect, it } from 'vitest';
import { json } from '../../src/report/json.js';
import { print } from './print.js';
import { documentErrors } from './schema.js';
import { capture, failed, incident, told } from './told.js';

it('is one document of the schema', () => {
  const document = JSON.parse(print(json, [failed(1), told(2), failed(3)], { incidents: [incident([1, 3])] }));
  expect(documentErrors(document)).toEqual([]);
  expect(document.connections.map((one: { id: number }) => one.id)).toEqual([1, 2, 3]);
  expect(document.summary).toEqual({ connections: 3, ok: 1, degraded: 0, failed: 2, incomplete: 0 });
});

it('is a document too when there is nothing to tell', () => {
  const document = JSON.parse(print(json, [], { captures: [capture({ packets: 0 })] }));
  expect(documentErrors(document)).toEqual([]);
});

it('writes a connection when it is told, and keeps nothing back', () => {
  const parts: string[] = [];
  const sink = json.open((text) => parts.push(text), { version: '0.1.0', color: false, width: 80, verbose: false, quiet: false });
  sink.connection(told(7));
  expect(parts.join('')).toContain('"id":7');
});

import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatByEnding, formatByName, reportFormats } from '../../src/report/registry.js';

it('names each format once and claims each ending once', () => {
  const names = reportFormats.map((format) => format.name);
  const endings = reportFormats.flatMap((format) => format.endings);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(endings).size).toBe(endings.length);
});

it('finds a format by its name and by the ending of the output', () => {
  expect(formatByName('json')?.name).toBe('json');
  expect(formatByName('xml')).toBeUndefined();
  expect(formatByEnding('/tmp/Incident.MD')?.name).toBe('markdown');
  expect(formatByEnding('a.ndjson')?.name).toBe('ndjson');
  expect(formatByEnding('incident')).toBeUndefined();
});

it('has a file and a test for every format', () => {
  const files = readdirSync(new URL('../../src/report', import.meta.url));
  const tests = readdirSync(new URL('.', import.meta.url));
  for (const { name } of reportFormats) {
    expect(files).toContain(`${name}.ts`);
    expect(tests).toContain(`${name}.test.ts`);
  }
});

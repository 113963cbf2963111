import { expect, it } from 'vitest';
import { text } from '../../src/report/text.js';
import { print } from './print.js';
import { failed, told, unknownCa } from './told.js';

const crash = (id: number) =>
  told(id, { status: 'failed', findings: [unknownCa(20, { rule: 'incident/server-crash', title: 'The server process died' })] });

it('tells what explains the others before what is only seen more often', () => {
  const output = print(text, [failed(1), failed(2), failed(3), crash(4)]);
  expect(output.indexOf('The server process died')).toBeGreaterThan(0);
  expect(output.indexOf('The server process died')).toBeLessThan(output.indexOf('certificate/unknown-ca'));
});

it('says of several warnings that are alike whose words it shows', () => {
  const warned = (id: number) =>
    told(id, { status: 'degraded', findings: [unknownCa(20, { severity: 'warning', rule: 'negotiation/old-version', title: 'Old' })] });
  expect(print(text, [warned(1), warned(2)])).toMatch(/Take connection 1, .*:/);
  expect(print(text, [warned(1)])).not.toContain('Take connection');
});

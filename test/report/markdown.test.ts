import { expect, it } from 'vitest';
import { markdown } from '../../src/report/markdown.js';
import { print } from './print.js';
import { capture, failed, incident, told } from './told.js';

it('tells an incident as a postmortem has it', () => {
  expect(print(markdown, [failed(1), told(2), failed(3)], { incidents: [incident([1, 3])] })).toMatchSnapshot();
});

it('says that nothing failed', () => {
  expect(print(markdown, [told(1), told(2)])).toMatchSnapshot();
});

it('says that there was nothing', () => {
  expect(print(markdown, [], { captures: [capture({ packets: 0, firstTime: undefined, lastTime: undefined })] })).toMatchSnapshot();
});

it('tells five problems with their timelines and lists the rest', () => {
  const all = Array.from({ length: 8 }, (_, at) => failed(at + 1, { title: `Failure number ${at + 1}` }));
  const output = print(markdown, all);
  expect(output.match(/```mermaid/g)).toHaveLength(5);
  expect(output).toContain('- 8: 10.0.0.5:49837 → api.example.com: Failure number 8');
});

it('shortens a long timeline', () => {
  const timeline = Array.from({ length: 200 }, (_, at) => ({ frame: at + 1, from: 'client', kind: 'data', text: `record ${at}` } as const));
  const output = print(markdown, [{ ...failed(1), timeline }]);
  expect(output).toContain('…and 120 more events.');
  expect(output.match(/C->>S/g)).toHaveLength(30);
});

it('takes the title given', () => {
  expect(print(markdown, [failed(1)], { title: 'Outage of <21 November>' })).toMatch(/^# Outage of &lt;21 November&gt;\n/);
});

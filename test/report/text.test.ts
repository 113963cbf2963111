import { describe, expect, it } from 'vitest';
import { text } from '../../src/report/text.js';
import { print } from './print.js';
import { capture, failed, incident, told, unknownCa } from './told.js';

const many = (count: number, make: (id: number) => ReturnType<typeof told>) => Array.from({ length: count }, (_, at) => make(at + 1));
const warned = unknownCa(29, { severity: 'warning', rule: 'certificate/expires-soon', title: 'The certificate expires in 3 days' });

describe('text', () => {
  it('tells one failure among many in full, the healthy ones in a line', () => {
    expect(print(text, [...many(30, told), failed(31)])).toMatchSnapshot();
  });

  it('tells 200 that fail the same way once', () => {
    const all = many(200, (id) => failed(id));
    const output = print(text, all, { incidents: [incident(all.map((one) => one.connection.id))], width: 100 });
    expect(output).toMatchSnapshot();
    expect(output.match(/What to do/g)).toHaveLength(1);
  });

  it('tells connections that fail alike once, also where no incident was made of them', () => {
    expect(print(text, [failed(1), failed(2)]).match(/What to do/g)).toHaveLength(1);
  });

  it('reassures when all are healthy', () => {
    expect(print(text, many(40, told))).toMatchSnapshot();
  });

  it('says what an incomplete capture does not show', () => {
    const quality = [
      { kind: 'truncated-file' as const, count: 1, note: 'reading stopped at byte 8650: the capture ends in the middle of packet 34' },
      { kind: 'missing-segments' as const, count: 3, note: '3 segments are missing: what they held cannot be told.' },
    ];
    const error = { message: 'the capture ends in the middle of packet 34', offset: 8650 };
    const all = [told(1), told(2, { status: 'incomplete', stage: 'client-hello' })];
    expect(print(text, all, { captures: [capture({ quality, error })] })).toMatchSnapshot();
  });

  it('tells a warning shorter than a failure', () => {
    expect(print(text, [told(1), told(3, { status: 'degraded', findings: [warned] })])).toMatchSnapshot();
  });

  it('says so when there is no TLS in it', () => {
    expect(print(text, [], { captures: [capture({ otherConnections: 4 })] })).toMatchSnapshot();
  });

  it('gives the seventh problem one line, and all of them in full when asked', () => {
    const all = many(9, (id) => failed(id, { title: `Failure number ${id}` }));
    expect(print(text, all).match(/What to do/g)).toHaveLength(6);
    expect(print(text, all, { verbose: true }).match(/What to do/g)).toHaveLength(9);
  });

  it('adds the timeline when asked for more', () => {
    expect(print(text, [failed(1)], { verbose: true })).toMatchSnapshot();
  });

  it('says one line for each problem when asked to be quiet', () => {
    expect(print(text, [failed(1), told(2), failed(3), told(4, { status: 'degraded', findings: [warned] })], { quiet: true })).toMatchSnapshot();
  });

  it.each([60, 80, 100])('fits prose into %i columns', (width) => {
    const lines = print(text, [failed(1), told(2)], { width }).split('\n');
    const prose = lines.filter((line) => !line.includes('$ ') && !line.includes('tlswhy explain'));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it('paints only when asked', () => {
    const plain = print(text, [failed(1), told(2)]);
    const painted = print(text, [failed(1), told(2)], { color: true });
    expect(plain).not.toContain('\x1b');
    expect(painted.replace(/\x1b\[\d+m/g, '')).toBe(plain);
    expect(painted).not.toBe(plain);
  });

  it('keeps a bounded number of connections whole, yet one of each kind', () => {
    const all = [...many(1500, (id) => failed(id)), failed(1501, { rule: 'tcp/refused', title: 'Refused' })];
    const output = print(text, all);
    expect(output).toContain('1500 connections');
    expect(output.match(/What to do/g)).toHaveLength(2);
  });
});

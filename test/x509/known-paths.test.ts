import { describe, expect, it } from 'vitest';
import { buildPath } from '../../src/x509/chain.js';
import { pathOf } from '../../src/x509/known-paths.js';
import { fixture, trusting } from './fixtures.js';

const IN_DATE = Date.UTC(2024, 1, 1);
const MINUTE = 60_000;
const roots = trusting('root-rsa', 'root-ec');

const chain = () => [fixture('leaf'), fixture('intermediate')];

describe('pathOf', () => {
  it('is what buildPath says', () => {
    const sent = chain();
    expect(pathOf(sent, roots, IN_DATE)).toEqual(buildPath(sent, roots, IN_DATE));
    expect(pathOf([], roots, IN_DATE)).toBeUndefined();
  });

  it('answers at once for the same certificates within the hour', () => {
    const sent = chain();
    const first = pathOf(sent, roots, IN_DATE);
    expect(pathOf([...sent], roots, IN_DATE + MINUTE)).toBe(first);
    expect(pathOf(sent, roots, IN_DATE + 61 * MINUTE)).not.toBe(first);
  });

  it('looks anew when a certificate has expired or begun in between', () => {
    const sent = chain();
    const end = sent[0].validity.to;
    expect(pathOf(sent, roots, end - MINUTE)?.expired).toEqual([]);
    expect(pathOf(sent, roots, end + MINUTE)?.expired).toContain(sent[0]);
    const begin = sent[0].validity.from;
    expect(pathOf(sent, roots, begin + MINUTE)?.notYetValid).toEqual([]);
    expect(pathOf(sent, roots, begin - MINUTE)?.notYetValid).toContain(sent[0]);
  });

  it('looks anew for other certificates behind the same leaf, and for another trust list', () => {
    const [leaf, intermediate] = chain();
    expect(pathOf([leaf, intermediate], roots, IN_DATE)?.trusted).toBe(true);
    expect(pathOf([leaf], roots, IN_DATE)?.trusted).toBe(false);
    expect(pathOf([leaf, intermediate], trusting('root-ec'), IN_DATE)?.trusted).toBe(false);
  });

  it('takes nothing over from or to an unknown time', () => {
    const sent = chain();
    const first = pathOf(sent, roots, NaN);
    expect(pathOf(sent, roots, NaN)).toEqual(first);
    expect(pathOf(sent, roots, IN_DATE)).not.toBe(first);
  });
});

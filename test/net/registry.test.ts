import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Encapsulation } from '../../src/net/encapsulation.js';
import { encapsulations, peelOfEtherType, peelOfIpProtocol } from '../../src/net/registry.js';

const folder = resolve(import.meta.dirname, '../../src/net/encapsulations');

describe('the registry of encapsulations', () => {
  it('holds every file of its folder, and each has a test', async () => {
    const files = readdirSync(folder);
    const load = (file: string) => import(`${folder}/${file}`) as Promise<{ default: Encapsulation }>;
    expect(new Set((await Promise.all(files.map(load))).map((module) => module.default))).toEqual(new Set(encapsulations));
    const tests = files.map((file) => file.replace('.ts', '.test.ts'));
    expect(readdirSync(resolve(import.meta.dirname, 'encapsulations'))).toEqual(expect.arrayContaining(tests));
  });

  it('gives each number to one encapsulation', () => {
    for (const numbers of [encapsulations.flatMap((e) => e.etherTypes), encapsulations.flatMap((e) => e.ipProtocols)]) {
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  it('knows nothing of what carries no IP', () => {
    expect(peelOfEtherType(0x0806)).toBeUndefined();
    expect(peelOfIpProtocol(50)).toBeUndefined();
  });
});

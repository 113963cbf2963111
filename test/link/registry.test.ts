import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkType } from '../../src/link/peel.js';
import { linkTypeName, linkTypeOf, linkTypes, numbersOf } from '../../src/link/registry.js';
import { peeling } from './peeling.js';

const folder = resolve(import.meta.dirname, '../../src/link/types');
const numbers = linkTypes.flatMap(numbersOf);

describe('the registry of link types', () => {
  it('holds every file of its folder, and each has a test', async () => {
    const files = readdirSync(folder);
    const types = await Promise.all(files.map((file) => import(`${folder}/${file}`) as Promise<{ default: LinkType }>));
    expect(new Set(types.map((type) => type.default))).toEqual(new Set(linkTypes));
    const tests = files.map((file) => file.replace('.ts', '.test.ts'));
    expect(readdirSync(resolve(import.meta.dirname, 'types'))).toEqual(expect.arrayContaining(tests));
  });

  it('gives each number to one link type', () => {
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(linkTypeOf(272)).toBeUndefined();
  });

  it('names link types as tcpdump does', () => {
    expect([1, 113, 276, 12, 229, 272].map(linkTypeName)).toEqual(
      ['EN10MB', 'LINUX_SLL', 'LINUX_SLL2', 'RAW', 'IPV6', 'LINKTYPE_272'],
    );
  });

  it.each(linkTypes.map((type) => [Object.values(type.names)[0], type.peel] as const))(
    'never reads past the end of random bytes: %s', (_, peel) => {
      fc.assert(fc.property(fc.uint8Array({ maxLength: 160 }), (data) => {
        const watched = new Proxy(data, {
          get(target, key) {
            if (typeof key === 'string' && /^\d+$/.test(key) && !(key in target)) throw new RangeError(key);
            const value: unknown = Reflect.get(target, key, target);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
        const peeled = { data: watched, etherType: 0, start: 0, end: data.length, wireEnd: data.length, stated: false };
        if (peel(peeled)) expect(peeled.end).toBeLessThanOrEqual(data.length);
        peeling(peel, data, data.length + 100);
      }));
    });
});

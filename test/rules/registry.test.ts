import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInRules } from '../../src/rules/rules.js';

const here = resolve(import.meta.dirname);
const source = resolve(here, '../../src/rules');

/** Files in family folders that export a rule; helpers of a family may lie beside them. */
const files = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(source, name)).map((file) => `${name}/${file}`))
  .filter((file) => file.endsWith('.ts') && exportsRule(file))
  .map((file) => file.slice(0, -3));

function exportsRule(file: string): boolean {
  return /^export default /m.test(readFileSync(join(source, file), 'utf8'));
}

describe('the registry of rules', () => {
  it('has every rule file, and no line without a file', () => {
    expect([...builtInRules.keys()].sort()).toEqual([...files].sort());
  });

  it('names each rule by its path', () => {
    for (const id of builtInRules.keys()) expect(id).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

describe.each(files)('%s', (id) => {
  const text = readFileSync(join(source, `${id}.ts`), 'utf8');
  const rule = builtInRules.get(id);

  it('has a test', () => {
    expect(existsSync(join(here, `${id}.test.ts`))).toBe(true);
  });

  it('cites a source, and says in one sentence what it finds', () => {
    expect(rule?.cites.length).toBeGreaterThan(0);
    expect(rule?.summary).toMatch(/^[A-Z0-9].*\.$/);
    for (const cite of rule?.cites ?? []) expect(cite).toMatch(/^(RFC \d+|https:\/\/)|[A-Za-z]/);
  });

  it('has no text of the template left', () => {
    expect(text).not.toMatch(/REPLACE|TODO|FIXME/);
  });

  it('outranks only rules and families that exist', () => {
    const families = files.map((one) => `${one.split('/')[0]}/*`);
    for (const pattern of rule?.outranks ?? []) expect([...files, ...families]).toContain(pattern);
  });
});

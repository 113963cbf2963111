import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, parse, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, root, sourcesIn } from './build/sources.js';

interface Registry {
  readonly folder: string;
  /** The file with a line for each member. */
  readonly barrel: string;
  /** What tells members from helpers that lie beside them; default: all are members. */
  readonly mark?: RegExp;
  /** Helpers by name. */
  readonly helpers?: readonly string[];
  /** A test that walks through all members; default: each has its own, at the mirrored place. */
  readonly tested?: string;
}

const registries: readonly Registry[] = [
  { folder: 'src/capture/formats', barrel: 'src/capture/registry.ts' },
  { folder: 'src/link/types', barrel: 'src/link/registry.ts' },
  { folder: 'src/net/encapsulations', barrel: 'src/net/registry.ts' },
  { folder: 'src/stream/upgrades', barrel: 'src/stream/upgrades/registry.ts', tested: 'test/stream/upgrades/registry.test.ts' },
  { folder: 'src/tls/messages', barrel: 'src/tls/handshake.ts', tested: 'test/tls/messages/messages.test.ts' },
  { folder: 'src/tls/extensions', barrel: 'src/tls/extensions/registry.ts', helpers: ['extension', 'extension-list', 'vectors'], tested: 'test/tls/extensions/extensions.test.ts' },
  { folder: 'src/report', barrel: 'src/report/registry.ts', mark: /^export const \w+: ReportFormat = /m },
  { folder: 'src/cli/commands', barrel: 'src/cli/args.ts', tested: 'test/cli/args.test.ts' },
  { folder: 'src/rules', barrel: 'src/rules/registry.ts', mark: /^export default rule\(/m },
];

describe.each(registries)('$folder', (registry) => {
  const members = membersOf(registry);

  it('has each of its files in the registry', () => {
    const listed = listedIn(registry.barrel);
    expect(members.filter((path) => !listed.includes(path))).toEqual([]);
  });

  it('has a test for each of them', () => {
    const test = (path: string) => registry.tested ?? path.replace(/^src/, 'test').replace(/\.(tsx?)$/, '.test.$1');
    expect(members.map(test).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('is not empty', () => {
    expect(members.length).toBeGreaterThan(0);
  });
});

/** Rules lie in folders of families; the members of the others lie side by side. */
function membersOf({ folder, barrel, mark = /^/, helpers = [] }: Registry): string[] {
  return readdirSync(join(root, folder), { recursive: folder === 'src/rules', withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !helpers.includes(parse(entry.name).name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => path !== barrel && mark.test(readFileSync(join(root, path), 'utf8')));
}

function listedIn(barrel: string): string[] {
  const source = sourcesIn(dirname(barrel)).find(({ path }) => path === barrel);
  const names = source ? importsOf(source).filter((name) => name.startsWith('.')) : [];
  return names.flatMap((name) => ['.ts', '.tsx'].map((ending) => join(dirname(barrel), name).replace(/\.js$/, ending)));
}

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './build/sources.js';

const files = paths()
  .filter((path) => path !== '' && !/\.(pcap|pcapng|gz|png)$/.test(path))
  .flatMap((path) => textOf(path));

/** Spelt in pieces, so that this file does not find itself. */
const machinePaths = new RegExp(`(^|[^\\w./-])/(${['work', 'root', 'home/[a-z]+', 'tmp/house'].join('|')})/`, 'm');
const registryHosts = new RegExp(['registry', 'npmjs', 'org'].join('\\.'), 'i');
const leftovers = new RegExp(['lorem' + ' ipsum', '<your' + '[ -]', 'CHANGE' + '_?ME'].join('|'), 'i');

describe('no file of the repository', () => {
  it('holds a path of the machine it was written on', () => {
    expect(withMatch(machinePaths)).toEqual([]);
  });

  it('names the host of a package registry', () => {
    expect(withMatch(registryHosts)).toEqual([]);
  });

  it('holds text that was meant to be replaced', () => {
    expect(withMatch(leftovers)).toEqual([]);
  });
});

/** Files that git keeps, or would keep; without git, those of an unpacked archive. */
function paths(): string[] {
  const { status, stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  if (status === 0) return stdout.split('\0');
  const all = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return all.map((entry) => relative(root, join(entry.parentPath, entry.name))).filter((path) => !/^(node_modules|dist)\//.test(path));
}

function withMatch(pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) => (pattern.test(text) ? [`${path}: ${pattern.exec(text)?.[0].trim()}`] : []));
}

function textOf(path: string): { path: string; text: string }[] {
  try {
    return [{ path, text: readFileSync(join(root, path), 'utf8') }];
  } catch {
    // Deleted from the work tree, not yet from the index.
    return [];
  }
}

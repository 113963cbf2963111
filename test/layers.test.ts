import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, type Source, sourcesIn } from './build/sources.js';

/** A folder imports only from folders before it. */
const order = [
  'bytes', 'capture', 'link', 'net', 'stream', 'tls', 'x509', 'story', 'rules', 'incident', 'report', 'tui', 'io', 'cli',
];

/** Packages, and the folders that alone may import them. */
const owners: Record<string, readonly string[]> = {
  react: ['tui'],
  ink: ['tui'],
  cap: ['io'],
  commander: ['cli'],
  'node:fs': ['io', 'cli'],
  'node:fs/promises': ['io', 'cli'],
  'node:net': ['io'],
  'node:child_process': ['io', 'cli'],
  'node:os': ['io', 'cli'],
  'node:process': ['io', 'cli'],
};

const sources = sourcesIn('src');

describe('src', () => {
  it('imports from folders above only', () => {
    expect(sources.flatMap(breaches)).toEqual([]);
  });

  it('leaves io to cli', () => {
    const users = sources.filter((source) => foldersUsed(source).includes('io')).map(folderOf);
    expect(new Set(users)).toEqual(new Set(['io', 'cli']));
  });

  it('leaves the screen, the native module and the machine to their folders', () => {
    expect(sources.flatMap(trespasses)).toEqual([]);
  });

  it('says nothing to the console below cli', () => {
    const talkers = sources.filter((source) => !['io', 'cli', 'tui'].includes(folderOf(source)) && /\b(console|process)\./.test(source.text));
    expect(talkers.map(({ path }) => path)).toEqual([]);
  });

  it('has no folder without a place in the order', () => {
    expect([...new Set(sources.map(folderOf))].filter((folder) => !order.includes(folder))).toEqual([]);
  });
});

function breaches(source: Source): string[] {
  const own = order.indexOf(folderOf(source));
  return foldersUsed(source)
    .filter((folder) => order.indexOf(folder) > own)
    .map((folder) => `${source.path} imports from ${folder}`);
}

function trespasses(source: Source): string[] {
  return importsOf(source)
    .map((name) => (name.startsWith('node:') ? name : name.split('/')[0]))
    .filter((name) => Object.hasOwn(owners, name) && !owners[name].includes(folderOf(source)))
    .map((name) => `${source.path} imports ${name}`);
}

function folderOf({ path }: Source): string {
  return path.split('/')[1];
}

function foldersUsed(source: Source): string[] {
  const own = importsOf(source).filter((name) => name.startsWith('.'));
  return own.map((name) => join(dirname(source.path), name).split('/')[1]);
}

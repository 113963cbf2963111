import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isGzip } from '../src/capture/compression.js';
import { corpusPath } from './build/corpus.js';
import { recordedCaptures } from './build/recorded.js';
import { reportsOf } from './build/in-process.js';

const corpus = corpusPath();

/** Captures up to this size are cut at every tenth byte. */
const SMALL = 16 * 1024;
const STEP = 10;

/** What the process may grow by, whatever it is given. */
const GROWTH_BYTES = 300 * 1024 * 1024;

const folders = ['formats', 'ja4', 'linktype-libpcap', 'malformed', 'pcapng', 'zeek'];

const smallRecorded = recordedCaptures.filter(({ bytes }) => bytes.length < SMALL);

describe('a recorded capture', () => {
  it.each(smallRecorded)('cut at every tenth byte is told up to there, within its memory: $name', ({ bytes }) => {
    staysSmall(() => cutAll([bytes]));
  });
});

describe.skipIf(!corpus)('the corpus', () => {
  it.each(folders)('is survived whole: %s', (folder) => {
    staysSmall(() => {
      for (const path of captures(folder)) reportsOf([read(path)]);
    });
  });

  it.each(folders)('is survived cut at every tenth byte: %s', (folder) => {
    const small = captures(folder).filter((path) => statSync(path).size < SMALL);
    staysSmall(() => cutAll(small.map(read)));
  }, 600_000);
});

function cutAll(all: readonly Uint8Array[]): void {
  for (const bytes of all) {
    for (let length = 0; length < bytes.length; length += STEP) reportsOf([bytes.subarray(0, length)]);
  }
}

function staysSmall(work: () => void): void {
  const before = process.memoryUsage.rss();
  work();
  expect(process.memoryUsage.rss() - before).toBeLessThan(GROWTH_BYTES);
}

function captures(folder: string): string[] {
  return readdirSync(join(corpus ?? '', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(json|md|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function read(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return isGzip(bytes) ? gunzipSync(bytes) : bytes;
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/capture/registry.js';
import { writePcap, writePcapng } from '../build/capture-writer.js';

describe('the registry of capture formats', () => {
  it('holds every format there is a file for', () => {
    const files = readdirSync(join(import.meta.dirname, '../../src/capture/formats')).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(formats.map((format) => `${format.name}.ts`).sort()).toEqual(files.sort());
  });

  it('finds exactly one format by its magic number', () => {
    const magics = [
      writePcap([]),
      writePcap([], { big: true, nanos: true }),
      writePcapng([]),
      writePcapng([], { big: true }),
    ];
    for (const bytes of magics) {
      expect(formats.filter((format) => format.matches(bytes.readUInt32BE(0)))).toHaveLength(1);
    }
  });
});

import { expect, it } from 'vitest';
import { formatSize } from '../../src/capture/size.js';

it.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1024, '1 KiB'],
  [262_144, '256 KiB'],
  [1_500_000, '1.4 MiB'],
  [0xffff_ffff, '4.0 GiB'],
])('formatSize spells %i as %s', (bytes, text) => expect(formatSize(bytes)).toBe(text));

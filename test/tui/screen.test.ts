import { describe, expect, it } from 'vitest';
import { Screen } from '../../src/tui/screen.js';

function shown(...frames: (string | undefined)[]): string[] {
  const written: string[] = [];
  const screen = new Screen((text) => written.push(text), () => 3);
  for (const frame of frames) if (frame === undefined) screen.forget(); else screen.show(frame);
  return written.map((text) => text.replace(/\x1b\[\?2026[hl]/g, '').replaceAll('\x1b', '^'));
}

describe('the screen', () => {
  it('draws the first frame whole on a cleared screen', () => {
    expect(shown('a\nb')).toEqual(['^[2J^[1;1H^[2Ka^[2;1H^[2Kb']);
  });

  it('writes changed lines only, each at its place', () => {
    expect(shown('a\nb\nc', 'a\nB\nc')[1]).toBe('^[2;1H^[2KB');
  });

  it('wipes lines that a shorter frame no longer has', () => {
    expect(shown('a\nb', 'a')[1]).toBe('^[2;1H^[2K');
  });

  it('writes nothing when nothing changed', () => {
    expect(shown('a', 'a')).toHaveLength(1);
  });

  it('leaves out lines that are below the terminal', () => {
    expect(shown('a\nb\nc\nd', 'a\nb\nC')).toEqual(['^[2J^[1;1H^[2Ka^[2;1H^[2Kb^[3;1H^[2Kc', '^[3;1H^[2KC']);
  });

  it('draws all again when the terminal was resized', () => {
    expect(shown('a', undefined, 'a')[1]).toBe('^[2J^[1;1H^[2Ka');
  });
});

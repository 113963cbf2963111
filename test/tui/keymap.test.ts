import { describe, expect, it } from 'vitest';
import { bindingsOf, commandOf, keymap, type Screen } from '../../src/tui/keymap.js';

const screens: Screen[] = ['connections', 'connection', 'incidents', 'help'];

describe('the key map', () => {
  it.each(screens)('gives each key one meaning on the screen %s', (screen) => {
    const keys = bindingsOf(screen, true).flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(screens)('can scroll and be left on the screen %s', (screen) => {
    const commands = ['up', 'pagedown', 'g', 'G'].map((key) => commandOf(key, screen, false));
    expect(commands).toEqual(['up', 'page-down', 'first', 'last']);
    expect(['back', 'quit']).toContain(commandOf('q', screen, false));
    expect(commandOf('ctrl-c', screen, false)).toBe('interrupt');
  });

  it('describes every key', () => {
    for (const { help, shown } of keymap) expect([help.length > 0, shown.length > 0]).toEqual([true, true]);
  });

  it('has follow only where connections keep coming', () => {
    expect([commandOf('f', 'connections', true), commandOf('f', 'connections', false)]).toEqual(['follow', undefined]);
  });
});

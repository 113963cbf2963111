import type { Key } from 'ink';
import { describe, expect, it } from 'vitest';
import { keyNames } from '../../src/tui/keys.js';

const none: Key = {
  upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, pageDown: false, pageUp: false,
  home: false, end: false, return: false, escape: false, ctrl: false, shift: false, tab: false, backspace: false,
  delete: false, meta: false,
  super: false, hyper: false, capsLock: false, numLock: false,
};

describe('the names of keys', () => {
  it.each([
    ['j', {}, ['j']],
    ['', { pageDown: true }, ['pagedown']],
    ['', { delete: true }, ['backspace']],
    ['c', { ctrl: true }, ['ctrl-c']],
    ['jjG', {}, ['j', 'j', 'G']],
    ['a\rq\x7f\x03', {}, ['a', 'enter', 'q', 'backspace', 'ctrl-c']],
    ['é😀', {}, ['é', '😀']],
  ] as const)('%j with %j are %j', (input, change, names) => {
    expect(keyNames(input, { ...none, ...change })).toEqual(names);
  });
});

import { describe, expect, it } from 'vitest';
import { edit, textInput } from '../../../src/tui/widgets/text-input.js';

const typed = (...keys: string[]) => keys.reduce(edit, textInput('status:ok'));

describe('a line being typed', () => {
  it.each([
    [['!'], 'status:ok!', 10],
    [['backspace', 'backspace'], 'status:', 7],
    [['left', 'left', 'x'], 'status:xok', 8],
    [['home', 'right', 'ctrl-k'], 's', 1],
    [['ctrl-a', 'ctrl-e', ' ', 'a', 'ctrl-w'], 'status:ok ', 10],
    [['left', 'ctrl-u'], 'k', 0],
    [['😀', 'left', 'right', 'backspace'], 'status:ok', 9],
    [['home', 'backspace', 'left', 'pagedown', 'tab', 'ctrl-x'], 'status:ok', 0],
  ])('%j', (keys, text, at) => {
    expect(typed(...keys)).toEqual({ text, at });
  });
});

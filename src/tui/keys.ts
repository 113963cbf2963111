import type { Key } from 'ink';

const named = [
  ['upArrow', 'up'], ['downArrow', 'down'], ['leftArrow', 'left'], ['rightArrow', 'right'], ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'], ['home', 'home'], ['end', 'end'], ['return', 'enter'], ['escape', 'escape'], ['tab', 'tab'],
  // Ink calls what most terminals send for Backspace (0x7f) delete, and cannot tell the two apart.
  ['backspace', 'backspace'], ['delete', 'backspace'],
] as const satisfies readonly (readonly [keyof Key, string])[];

/** Names of the keys in what Ink hands over: more than one when keys were pressed faster than they were read. */
export function keyNames(input: string, key: Key): string[] {
  const name = named.find(([property]) => key[property])?.[1];
  if (name) return [name];
  if (key.ctrl) return [`ctrl-${input}`];
  return Array.from(input, nameOfCharacter);
}

function nameOfCharacter(char: string): string {
  if (char === '\r' || char === '\n') return 'enter';
  if (char === '\x7f' || char === '\b') return 'backspace';
  if (char === '\t') return 'tab';
  return char < ' ' ? `ctrl-${String.fromCharCode(char.charCodeAt(0) + 0x60)}` : char;
}

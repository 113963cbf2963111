/** One line of text being typed; `at` is the index of the character behind the cursor. */
export interface TextInput {
  readonly text: string;
  readonly at: number;
}

/** Longer filters are pasted by accident. */
const LONGEST = 500;

export function textInput(text: string): TextInput {
  return { text, at: text.length };
}

/** What a key makes of it, with the keys of a shell; keys that mean nothing here change nothing. */
export function edit(input: TextInput, key: string): TextInput {
  const { text, at } = input;
  const change = edits[key];
  if (change) return change(input);
  if (Array.from(key).length !== 1 || text.length >= LONGEST) return input;
  return { text: text.slice(0, at) + key + text.slice(at), at: at + key.length };
}

const edits: Readonly<Record<string, (input: TextInput) => TextInput>> = {
  backspace: ({ text, at }) => ({ text: text.slice(0, before(text, at)) + text.slice(at), at: before(text, at) }),
  left: ({ text, at }) => ({ text, at: before(text, at) }),
  right: ({ text, at }) => ({ text, at: Math.min(text.length, at + (Array.from(text.slice(at))[0]?.length ?? 0)) }),
  home: ({ text }) => ({ text, at: 0 }),
  end: ({ text }) => ({ text, at: text.length }),
  'ctrl-a': ({ text }) => ({ text, at: 0 }),
  'ctrl-e': ({ text }) => ({ text, at: text.length }),
  'ctrl-u': ({ text, at }) => ({ text: text.slice(at), at: 0 }),
  'ctrl-k': ({ text, at }) => ({ text: text.slice(0, at), at }),
  'ctrl-w': ({ text, at }) => {
    const start = text.slice(0, at).replace(/\S+\s*$/, '').length;
    return { text: text.slice(0, start) + text.slice(at), at: start };
  },
};

/** Start of the character before the cursor; astral characters take two units. */
function before(text: string, at: number): number {
  return at - (Array.from(text.slice(0, at)).at(-1)?.length ?? 0);
}

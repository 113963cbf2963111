/**
 * Names from the wire (SNI, ALPN, subjects, banners, file names) are hostile. Each output has one function here that
 * disarms them; it is called once, at the last step before the text leaves. All begin by making visible what a
 * reader could not see: control characters, C1, bidi and zero-width marks, line separators, lone surrogates.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** For a terminal, a log or a plain file: what cannot be seen becomes its code, `\x1b` or `\u202e`. One line. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, codeOf);
}

function codeOf(char: string): string {
  const code = char.codePointAt(0) as number;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

/** For running text and table cells of GitHub-flavoured Markdown: no markup, link, HTML, mention or column of its own. */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/[\\`*[\]|~$!]|(?<!\w)_|_(?!\w)/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@/g, '&#64;')
    .replace(/^(\s*)([#+=-])(?=[#+=\s-]*(\s|$))/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** A Markdown code span that holds the text whatever backticks it has; safe within a table. */
export function markdownCode(text: string): string {
  const shown = visible(text).replace(/\|/g, '\\|');
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^`|`$/.test(shown) || shown === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A fenced block of one command. A line break in it is shown, not made: what is pasted stays one line. */
export function markdownBlock(command: string, language = ''): string {
  const shown = visible(command);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/**
 * For a label or message of a Mermaid sequence diagram: all but letters, digits and plain punctuation becomes an
 * entity (`#59;`), since `;`, `#`, `%%`, `<` and the word `end` have a meaning to its parser.
 */
export function mermaidText(text: string): string {
  return visible(text)
    .replace(/[^\p{L}\p{N} _.,:/()=→–…-]/gu, (char) => `#${char.codePointAt(0)};`)
    .replace(/\bend\b/gi, (word) => `#${word.charCodeAt(0)};${word.slice(1)}`)
    .replace(/--/g, '-#45;');
}

/** JSON of a value on one line; what a terminal would obey or not show is written as `\u…`, the same value to a parser. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(INVISIBLE, (char) =>
    Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

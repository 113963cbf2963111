/** Text in a table's cell: no line break, and no bar that is not escaped already. */
export function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|');
}

/** A table of GitHub-flavoured Markdown; cells may hold markup. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Parts of a page, each set off by an empty line; absent ones are left out. */
export function page(...parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}

export const generatedNote = (from: string) => `<!-- Made by \`npm run docs\` from ${from}. Do not edit. -->`;

/** `unknown-ca` of `certificate/unknown-ca` seen from docs/rules/. */
export function link(text: string, to: string): string {
  return `[${text}](${to})`;
}

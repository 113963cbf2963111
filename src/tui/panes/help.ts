import { whereFields } from '../../report/where.js';
import { bindingsOf, type Screen } from '../keymap.js';
import type { Model } from '../model.js';
import { evidenceMark, type Line, piece, statusMarks, statusWords } from '../theme.js';
import { paragraph } from '../widgets/paragraph.js';

const WIDEST = 96;
const KEYS = 14;

const statuses = ['failed', 'degraded', 'incomplete', 'ok'] as const;

const titles: readonly (readonly [Exclude<Screen, 'help'>, string])[] = [
  ['connections', 'In the list'], ['connection', 'In a connection'], ['incidents', 'In the incidents'],
];

/** Keys of the screens, from the key map; the language of filters; the signs. */
export function helpLines({ size, live }: Model): Line[] {
  const width = Math.min(size.columns, WIDEST);
  return [
    ...titles.flatMap(([screen, title]) => [[piece(title, 'heading')], ...keyLines(screen, live, width), []]),
    ...filterLines(width),
    [],
    [piece('Signs', 'heading')],
    ...statuses.map((status): Line => [piece('  '), statusMarks[status], piece('  '), statusWords[status]]),
    [piece(`  ${evidenceMark}`, 'frame'), piece('  a frame that proves what was found')],
  ];
}

function keyLines(screen: Screen, live: boolean, width: number): Line[] {
  return bindingsOf(screen, live).flatMap(({ shown, help }) =>
    paragraph([piece(shown.padEnd(KEYS), 'key'), piece(help)], width, { indent: 2, hang: KEYS + 2 }),
  );
}

const examples: readonly (readonly [string, string])[] = [
  ['status:failed', 'a field and its value; the fields stand below'],
  ['sni:*.example.com', '* stands for anything, ? for one character'],
  ['client:10.0.0.0/8', 'an address, a block, or address:port'],
  ['rule:certificate/*', 'found by a rule, or by a family of rules'],
  ['status:failed,degraded', 'one of several values'],
  ['-server:10.0.0.9', 'all but these'],
  ['example', 'a word alone is looked for everywhere'],
];

function filterLines(width: number): Line[] {
  const shown = examples.flatMap(([text, what]) =>
    paragraph([piece(text.padEnd(26), 'command'), piece(what)], width, { indent: 2, hang: 28 }));
  const fields = paragraph([piece(`fields: ${whereFields.join(', ')}`, 'aside')], width, { indent: 2 });
  const head = [piece('Filters', 'heading'), piece(' (terms must all hold; the same as --where)', 'aside')];
  return [head, ...shown, ...fields];
}

import { clock } from '../../report/times.js';
import { columns } from '../../report/text/columns.js';
import { endpoint } from '../../rules/words.js';
import { hasPreview, listHeight } from '../geometry.js';
import { type Model, selectedRow } from '../model.js';
import { type Row, titleOf } from '../rows.js';
import { cursorMark, type Line, piece, statusMarks } from '../theme.js';
import { clipLine, fit, lineColumns, selectedLine, spread } from '../widgets/cells.js';
import { previewLines } from './preview.js';

interface Widths {
  time: number;
  ends: number;
  name: number;
}

/** Widths that a title needs to say something, and that no name needs more than. */
const TITLE = 30;
const WIDEST_ENDS = 56;
const WIDEST_NAME = 40;
const NARROWEST = 12;
/** Below this width a name would leave nothing of the verdict. */
const NARROW = 76;
const ROOMY = 120;
/** Mark of the cursor, sign of the status, version, and the blanks between the columns. */
const FIXED = 2 + 2 + 4 + 3;

/** The window of the list that is seen, a line for each connection, and what is known of the chosen one. */
export function connectionLines(model: Model): Line[] {
  const { listing, list, size } = model;
  const height = listHeight(model);
  const rows = listing.shown.slice(list.top, list.top + height);
  const widths = fitted(rows, size.columns);
  const lines = rows.map((row, at) => {
    const isChosen = list.top + at === list.at;
    const line = rowLine(row, widths, size.columns, isChosen);
    return isChosen ? selectedLine(line, size.columns) : clipLine(line, size.columns);
  });
  if (lines.length === 0) lines.push(...nothingShown(model));
  while (lines.length < height) lines.push([]);
  const about = hasPreview(model) ? previewLines(model) : [chosenLine(model)];
  return [headLine(widths, size.columns), ...lines, ...about];
}

function nothingShown({ listing }: Model): Line[] {
  return listing.all.length > 0 ? [[piece('  No connection matches. Esc takes the filter away.', 'aside')]] : [];
}

function rowLine(row: Row, widths: Widths, width: number, isChosen: boolean): Line {
  const { look } = row;
  const title = titleOf(row) ?? (row.status === 'ok' ? healthyWords(row) : `got as far as ${row.stage}`);
  return [
    piece(isChosen ? `${cursorMark} ` : '  '),
    statusMarks[row.status],
    piece(' '),
    fit(piece(timeOf(row, widths), 'aside'), widths.time),
    piece(' '),
    fit(piece(ends(row, width)), widths.ends),
    piece(' '),
    ...nameCell(look.sni ?? '', widths),
    fit(piece(shortVersion(row), 'aside'), 4),
    piece(title, row.status === 'ok' ? 'aside' : 'plain'),
  ];
}

/** The name and the blank behind it; narrow terminals have no such column. */
function nameCell(name: string, { name: width }: Widths): Line {
  return width > 0 ? [fit(piece(name), width), piece(' ')] : [];
}

function headLine(widths: Widths, width: number): Line {
  const head = [
    fit(piece('    UTC'), widths.time + 5), fit(piece('client → server'), widths.ends + 1), ...nameCell('name', widths),
    fit(piece('TLS'), 4), piece('verdict'),
  ];
  return clipLine(head.map(({ text }) => piece(text, 'aside')), width);
}

/** The chosen connection in one line, with what the columns cut off. */
function chosenLine(model: Model): Line {
  const row = selectedRow(model);
  if (!row) return [];
  const { findings, sni, server } = row.look;
  const to = sni ? `${sni} (${endpoint(server)})` : endpoint(server);
  const what = findings[0]?.title ?? '';
  const words = what === '' ? `${endpoint(row.client)} → ${to}` : what;
  const left = [statusMarks[row.status], piece(` #${row.id} `, 'aside'), piece(words)];
  const right = what === '' ? [] : [piece(findings[0].rule, 'aside')];
  const { columns: width } = model.size;
  return lineColumns([...left, ...right]) < width ? spread(left, right, width) : clipLine(left, width);
}

function timeOf({ startedAt }: Row, { time }: Widths): string {
  return clock(startedAt).slice(0, time);
}

function ends({ client, look }: Row, width: number): string {
  return `${width >= ROOMY ? endpoint(client) : client.address} → ${endpoint(look.server)}`;
}

/** `1.3` of `TLS 1.3`; others as they are. */
function shortVersion({ look: { version } }: Row): string {
  return version?.replace(/^TLS /, '') ?? '';
}

function healthyWords({ look }: Row): string {
  return [look.alpnSelected, look.cipherSuite].filter(Boolean).join(' ');
}

/** Columns as wide as what is seen needs; when that is too much, the name gives way to the verdict, then the ends. */
function fitted(rows: readonly Row[], width: number): Widths {
  const time = width >= ROOMY ? 12 : 8;
  const wanted = {
    ends: widest(rows.map((row) => ends(row, width)), WIDEST_ENDS),
    name: widest(rows.map((row) => row.look.sni ?? ''), WIDEST_NAME),
  };
  const over = Math.max(0, FIXED + time + wanted.ends + wanted.name + TITLE - width);
  const name = width < NARROW ? 0 : Math.max(NARROWEST, wanted.name - over);
  const left = over - (wanted.name - name);
  return { time, name, ends: Math.max(NARROWEST * 2, wanted.ends - left) };
}

function widest(texts: readonly string[], most: number): number {
  return Math.min(most, Math.max(NARROWEST, ...texts.map(columns)));
}

import type { TimelineRow, Told } from '../../report/document.js';
import { clock } from '../../report/times.js';
import { columns, padEnd } from '../../report/text/columns.js';
import { count, duration } from '../../rules/words.js';
import { evidenceMark, type Line, piece, type Piece, type Style } from '../theme.js';
import { paragraph } from '../widgets/paragraph.js';
import { remembered } from './remembered.js';

/** From this width on the arrows carry the names of both ends. */
const ROOMY = 100;

const arrows = {
  short: { client: '──▶', server: '◀──', none: '   ' },
  long: { client: 'client ──▶ server', server: 'client ◀── server', none: ' '.repeat(17) },
} as const;

const styles: Record<TimelineRow['kind'], Style> = {
  tcp: 'plain', tls: 'plain', alert: 'failed', data: 'aside', gap: 'degraded', plaintext: 'degraded', icmp: 'degraded',
};

/** A connection frame by frame; frames that prove a finding carry a mark. */
export const timelineLines = remembered((told, width) => {
  const { timeline, omitted } = told;
  const proof = new Set(told.connection.findings.flatMap(({ evidence }) => evidence.map(({ frame }) => frame)));
  const rows = timeline.map((row) => cells(row, proof.has(row.frame), width));
  const widths = [0, 1, 2, 3].map((at) => Math.max(0, ...rows.map((row) => columns(row[at].text))));
  const lines = rows.flatMap((row) => rowLines(row, widths, width));
  const more = omitted > 0 ? [[piece(`  and ${count(omitted, 'more event')}`, 'aside')]] : [];
  return [legend(told, width), ...lines, ...more];
});

function legend({ timeline }: Told, width: number): Line {
  if (timeline.length === 0) return [piece('No frame of it is kept.', 'aside')];
  const ends = width >= ROOMY ? '' : '   ──▶ client to server   ◀── server to client';
  return [piece('Timeline, UTC', 'heading'), piece(`   ${evidenceMark} proof${ends}`, 'aside')];
}

function cells(row: TimelineRow, isProof: boolean, width: number): Piece[] {
  const isRoomy = width >= ROOMY;
  const arrow = (isRoomy ? arrows.long : arrows.short)[row.from ?? 'none'];
  return [
    piece(`${isProof ? evidenceMark : ' '} ${row.frame}`, isProof ? 'key' : 'frame'),
    piece((isRoomy ? row.time?.slice(11, -1) : clock(row.time)) ?? '', 'aside'),
    piece(wait(row.deltaMs ?? 0), 'aside'),
    piece(arrow),
    piece(row.text, isProof && row.kind !== 'alert' ? 'heading' : styles[row.kind]),
  ];
}

function rowLines(row: readonly Piece[], widths: readonly number[], width: number): Line[] {
  const text = row[row.length - 1];
  const head = widths.map((wide, at): Piece =>
    ({ text: `${aligned(row[at].text, wide, at)}  `, style: row[at].style }));
  const hang = widths.reduce((sum, wide) => sum + wide + 2, 0);
  const [first, ...rest] = paragraph([text], width, { indent: hang, hang });
  return [[...head, ...first.slice(1)], ...rest];
}

/** Messages of one frame have no wait between them. */
function wait(ms: number): string {
  if (ms === 0) return '';
  return ms > 0 && ms < 1 ? `+${Math.round(ms * 1000)} µs` : `${ms < 0 ? '−' : '+'}${duration(ms)}`;
}

/** Waits stand at the right of their column, so that long ones stick out. */
function aligned(text: string, width: number, at: number): string {
  return at === 2 ? ' '.repeat(width - columns(text)) + text : padEnd(text, width);
}

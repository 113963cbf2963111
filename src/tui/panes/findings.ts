import type { FindingReport, Told } from '../../report/document.js';
import { clock } from '../../report/times.js';
import { evidenceMark, type Line, piece, severityMarks } from '../theme.js';
import { paragraph } from '../widgets/paragraph.js';
import { factLines } from './facts.js';
import { remembered } from './remembered.js';

const certainties: Record<FindingReport['certainty'], string> = {
  proven: 'proven: it stands in the packets',
  likely: 'likely: nothing else fits these packets well',
  possible: 'possible: one of several explanations',
};

/** What was found in a connection, the root cause first, the way one reads at night; then the facts of it. */
export const findingLines = remembered((told, width) => {
  const { findings } = told.connection;
  const lines: Line[] = findings.length === 0 ? verdictLines(told, width) : [];
  for (const finding of findings) lines.push(...oneFinding(finding, told, width), []);
  return [...lines, ...factLines(told.connection, width)];
});

const ALL_WELL: Line = [piece('✓ ', 'ok'), piece('The handshake completed, and nothing is wrong', 'heading')];

function verdictLines({ connection }: Told, width: number): Line[] {
  if (connection.status === 'ok') return [ALL_WELL, []];
  const title = connection.status === 'failed'
    ? 'It failed, and no rule knows why'
    : 'The capture does not show enough to say';
  const stage = piece(` (it got as far as ${connection.stage})`, 'aside');
  return [...paragraph([piece(title, 'heading'), stage], width), []];
}

function oneFinding(finding: FindingReport, told: Told, width: number): Line[] {
  const mark = severityMarks[finding.severity];
  return [
    ...paragraph([mark, piece(' '), piece(finding.title, 'heading')], width, { hang: 2 }),
    [],
    ...paragraph([piece(finding.summary)], width, { indent: 2 }),
    ...proofLines(finding, told, width),
    ...causeLines(finding, width),
    ...stepLines(finding, width),
    [],
    ...paragraph([piece(`${finding.rule}${citation(finding)}`, 'aside')], width, { indent: 2 }),
  ];
}

function label(title: string, aside: string): Line[] {
  return [[], [piece('  '), piece(title, 'heading'), piece(aside === '' ? '' : ` (${aside})`, 'aside')]];
}

function proofLines({ evidence, certainty }: FindingReport, { timeline }: Told, width: number): Line[] {
  if (evidence.length === 0) return label('Certainty', certainties[certainty]);
  const times = new Map(timeline.map((row) => [row.frame, row.time]));
  const digits = Math.max(...evidence.map(({ frame }) => String(frame).length));
  const lines = evidence.flatMap(({ frame, note }) => {
    const time = clock(times.get(frame));
    const head = `${evidenceMark} frame ${String(frame).padStart(digits)}  `;
    const pieces = [piece(head, 'frame'), piece(time === '' ? '' : `${time}  `, 'aside'), piece(note)];
    return paragraph(pieces, width, { indent: 4, hang: 4 + head.length });
  });
  return [...label('Proof', certainties[certainty]), ...lines];
}

function causeLines({ causes }: FindingReport, width: number): Line[] {
  if (causes.length === 0) return [];
  const lines = causes.flatMap(({ text, likelihood, why }, at) => {
    const because = why === '' ? ` (${likelihood})` : ` (${likelihood}: ${why})`;
    return paragraph([piece(`${at + 1}. ${text}`), piece(because, 'aside')], width, { indent: 4, hang: 7 });
  });
  return [...label('Suspects', causes.length > 1 ? 'most likely first' : ''), ...lines];
}

function stepLines({ nextSteps }: FindingReport, width: number): Line[] {
  if (nextSteps.length === 0) return [];
  const lines = nextSteps.flatMap(({ text, command }) => [
    ...paragraph([piece(`· ${text}`)], width, { indent: 4, hang: 6 }),
    ...(command ? paragraph([piece('$ ', 'aside'), piece(command, 'command')], width, { indent: 6, hang: 8 }) : []),
  ]);
  return [...label('What to do', ''), ...lines];
}

function citation({ references }: FindingReport): string {
  return references.length === 0 ? '' : ` · ${references.map(({ text }) => text).join(', ')}`;
}

import { count, duration, shortList } from '../rules/words.js';
import type { FindingReport, TimelineRow, Told } from './document.js';
import { markdownBlock, markdownCode, markdownText } from './escape.js';
import { gather, type Gathered } from './gather.js';
import { sequenceDiagram } from './mermaid.js';
import type { Problem } from './problems.js';
import type { ReportFormat, ReportOptions } from './report.js';
import { period, span } from './times.js';

/** Problems told with their timeline; the rest are listed. A postmortem is read by people. */
const IN_FULL = 5;
const ROWS = 80;

/** A postmortem's pages: each problem with its verdict, its proof, an annotated timeline and a sequence diagram. */
export const markdown: ReportFormat = {
  name: 'markdown',
  endings: ['.md', '.markdown'],
  open: (write, options) => gather(false, (all) => write(`${sections(all, options).join('\n\n')}\n`)),
};

const t = markdownText;

function sections(all: Gathered, options: ReportOptions): string[] {
  const problems = [...all.failures, ...all.warnings];
  return [
    `# ${t(options.title ?? titleOf(all))}`,
    summaryLines(all),
    ...problems.slice(0, IN_FULL).flatMap(problemSections),
    ...listed(problems.slice(IN_FULL)),
    ...incomplete(all),
    ...healthy(all),
    `## Evidence\n\n${evidenceLines(all, options.version)}`,
  ];
}

function titleOf({ failures, warnings, summary }: Gathered): string {
  if (failures.length > 0) return failures[0].title;
  if (warnings.length > 0) return warnings[0].title;
  return summary.connections > 0 ? 'TLS connections: nothing failed' : 'No TLS connection seen';
}

function summaryLines({ captures, summary }: Gathered): string {
  const { firstTime, lastTime } = span(captures);
  const parts = [
    `${summary.failed} failed`, `${summary.degraded} with a warning`, `${summary.incomplete} not seen well enough`, `${summary.ok} healthy`,
  ];
  const when = firstTime ? ` ${period(firstTime, lastTime)}.` : '';
  return `**${t(count(summary.connections, 'connection'))}**: ${parts.filter((part) => !part.startsWith('0 ')).join(', ')}.${when}`;
}

function problemSections({ title, incident, example, finding, rows, clients, servers, names, firstTime, lastTime }: Problem): string[] {
  const to = names.length > 0 ? `${shortList(names, 3)} (${shortList(servers, 3)})` : shortList(servers, 3);
  const facts = [
    `- **Who:** ${t(rows.length === 1 ? rows[0].client : shortList(clients, 6))} → ${t(to)}`,
    `- **When:** ${t(period(firstTime, lastTime) || 'unknown')}`,
    `- **How many:** ${t(count(rows.length, 'connection'))} (${t(shortList(rows.map((row) => row.id), 6))})`,
    ...(finding ? [`- **Rule:** ${markdownCode(finding.rule)}, ${finding.severity}, ${finding.certainty}`] : []),
  ];
  const told = example?.told;
  return [
    `## ${t(title)}`,
    facts.join('\n'),
    ...(incident ? [t(incident.summary)] : []),
    ...(finding && told ? [t(finding.summary), ...proof(finding), ...causes(finding), ...nextSteps(finding)] : []),
    ...(told ? timelineSections(told, example.path) : []),
  ];
}

function proof({ evidence }: FindingReport): string[] {
  if (evidence.length === 0) return [];
  return [`**Proof**\n\n${evidence.map(({ frame, note }) => `- frame ${frame}: ${t(note)}`).join('\n')}`];
}

function causes({ causes: all }: FindingReport): string[] {
  if (all.length === 0) return [];
  const lines = all.map(({ text, likelihood, why }) => `1. ${t(text)} *(${likelihood}${why === '' ? '' : `: ${t(why)}`})*`);
  return [`**Suspects**\n\n${lines.join('\n')}`];
}

function nextSteps({ nextSteps: all }: FindingReport): string[] {
  if (all.length === 0) return [];
  const steps = all.map(({ text, command }) => (command ? `${t(text)}\n\n${markdownBlock(command, 'sh')}` : t(text)));
  return ['**What to do**', ...steps];
}

function timelineSections(told: Told, path: string | undefined): string[] {
  const { connection, timeline, omitted } = told;
  if (timeline.length === 0) return [];
  const left = omitted + Math.max(0, timeline.length - ROWS);
  const head = '| frame | time (UTC) | since start | step | who | what |\n| ---: | --- | ---: | ---: | :-: | --- |';
  return [
    `### Connection ${connection.id}, frame by frame${path ? ` (${markdownCode(path)})` : ''}`,
    [head, ...timeline.slice(0, ROWS).map(tableRow)].join('\n'),
    ...(left > 0 ? [`…and ${count(left, 'more event')}.`] : []),
    markdownBlockOf(sequenceDiagram(told)),
  ];
}

/** The diagram's own lines are already escaped for Mermaid, which leaves no backtick. */
function markdownBlockOf(diagram: string): string {
  return `\`\`\`mermaid\n${diagram}\n\`\`\``;
}

function tableRow(row: TimelineRow): string {
  const who = row.from === 'client' ? 'client →' : row.from === 'server' ? '← server' : '';
  const what = row.kind === 'alert' ? `**${t(row.text)}**` : t(row.text);
  return `| ${row.frame} | ${row.time ?? ''} | ${since(row.sinceStartMs)} | ${since(row.deltaMs)} | ${who} | ${what} |`;
}

function since(ms: number | undefined): string {
  return ms === undefined ? '' : `+${duration(ms)}`;
}

function listed(problems: Problem[]): string[] {
  if (problems.length === 0) return [];
  const lines = problems.slice(0, ROWS).map(({ title, rows: [first, ...more], rule }) =>
    `- ${first.id}: ${t(first.client)} → ${t(first.name ?? first.server)}: ${t(title)} ` +
    `(${markdownCode(rule ?? 'no rule')}${more.length > 0 ? `, and ${more.length} more alike` : ''})`);
  const left = problems.length - lines.length;
  return ['## Also', `${lines.join('\n')}${left > 0 ? `\n- and ${left} more` : ''}`];
}

function incomplete({ incomplete: rows }: Gathered): string[] {
  if (rows.length === 0) return [];
  const lines = rows.slice(0, ROWS).map((row) => `- ${row.id}: ${t(row.client)} → ${t(row.name ?? row.server)}, seen as far as ${row.stage}`);
  const left = rows.length - lines.length;
  return ['## Not seen well enough to judge', `${lines.join('\n')}${left > 0 ? `\n- and ${left} more` : ''}`];
}

function healthy({ healthy: groups, summary }: Gathered): string[] {
  if (groups.length === 0) return [];
  const head = '| name | server | version | cipher suite | connections | handshake |\n| --- | --- | --- | --- | ---: | ---: |';
  const rows = groups.slice(0, ROWS).map((group) => [
    t(group.name ?? ''), t(group.server), t(group.version ?? ''), t(group.cipherSuite ?? ''), group.count,
    group.handshakeMs === undefined ? '' : duration(group.handshakeMs),
  ].join(' | '));
  return ['## Healthy', [head, ...rows.map((row) => `| ${row} |`)].join('\n'), ...beyond(summary.ok, groups.slice(0, ROWS))];
}

function beyond(ok: number, shown: { count: number }[]): string[] {
  const left = ok - shown.reduce((sum, group) => sum + group.count, 0);
  return left > 0 ? [`…and ${left} more.`] : [];
}

function evidenceLines({ captures }: Gathered, version: string): string {
  const lines = captures.flatMap((capture) => [
    `- ${markdownCode(capture.path)}: ${t(count(capture.packets, 'packet'))}, ${t(count(capture.bytes, 'byte'))} (${capture.format})`,
    ...capture.quality.map((quality) => `  - ${t(quality.note)}`),
  ]);
  return [...lines, `- told by tlswhy ${t(version)}; times are the capture's own, in UTC`].join('\n');
}

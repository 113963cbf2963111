import { shortList } from '../../rules/words.js';
import type { FindingReport, Told } from '../document.js';
import type { Row } from '../gather.js';
import type { Problem } from '../problems.js';
import { stackWords } from '../stack-words.js';
import { clock, period } from '../times.js';
import { type Page, piece } from './page.js';
import { timelineRows } from './timeline.js';

const certainties = {
  proven: 'it stands in the packets',
  likely: 'likely: nothing else fits these packets well',
  possible: 'possible: one of several explanations',
} as const;

const CAUSES = 4;

/** One failure, told the way one reads at night: what, where, why, the proof, what to do. */
export function problemInFull(page: Page, problem: Problem, verbose: boolean): void {
  page.blank();
  page.say(0, [piece('✗ ', 'red', 'bold'), piece(problem.title, 'bold')], 2);
  whereLines(page, problem);
  page.blank();
  if (problem.incident) page.say(2, [problem.incident.summary]);
  const { finding, example } = problem;
  if (!finding || !example?.told) return;
  takeOne(page, problem, example);
  page.say(2, [finding.summary]);
  proof(page, finding, example.told);
  causes(page, finding);
  nextSteps(page, finding);
  alsoSeen(page, finding, example.told);
  page.blank();
  page.line(2, [piece(`More: tlswhy explain ${finding.rule}`, 'dim'), piece(citation(finding), 'dim')]);
  if (!verbose) return;
  stacks(page, example.told);
  timelineRows(page, example.told);
}

/** A warning: what and what to do, without the whole story. */
export function problemInShort(page: Page, problem: Problem, verbose: boolean): void {
  page.blank();
  page.say(0, [piece('! ', 'yellow', 'bold'), piece(problem.title, 'bold')], 2);
  whereLines(page, problem);
  const { finding, example } = problem;
  if (!finding || !example?.told) return;
  takeOne(page, problem, example);
  page.say(2, [finding.summary]);
  if (verbose) proof(page, finding, example.told);
  nextSteps(page, finding, verbose ? undefined : 1);
}

/** What follows has the addresses and times of one connection: where there are several, it is said which. */
function takeOne(page: Page, { rows }: Problem, { id, client, server, path }: Row): void {
  if (rows.length < 2) return;
  page.say(2, [piece(`Take connection ${id}, ${client} → ${server}${path ? `, in ${path}` : ''}:`, 'dim')]);
}

/** One line for scripts and for the hundredth problem. */
export function problemLine(page: Page, problem: Problem, indent = 0): void {
  const [first] = problem.rows;
  const mark = first.status === 'failed' ? piece('✗', 'red') : piece('!', 'yellow');
  const to = first.name ? `${first.name} (${first.server})` : first.server;
  const times = problem.rows.length > 1 ? ` ${problem.rows.length}×` : '';
  page.line(indent, [mark, ` #${first.id}${times} ${first.client} → ${to}: `, problem.title]);
}

function whereLines(page: Page, { rows, clients, servers, names, firstTime, lastTime, rule }: Problem): void {
  const [first] = rows;
  const to = names.length > 0 ? `${shortList(names, 3)} (${shortList(servers, 3)})` : shortList(servers, 3);
  const from = rows.length === 1 ? first.client : shortList(clients, 4);
  const frames = rows.length === 1 ? `frames ${first.frames[0]}–${first.frames[1]}` : `${rows.length} connections`;
  const which = rows.length === 1 ? `connection ${first.id}${first.path ? ` in ${first.path}` : ''}` : `#${shortList(rows.map((row) => row.id), 4)}`;
  page.say(2, [piece(`${from} → ${to}`, 'cyan')]);
  const when = firstTime ? `${period(firstTime, lastTime)} · ` : '';
  page.say(2, [piece(`${when}${frames} · ${which}${rule ? ` · ${rule}` : ''}`, 'dim')]);
}

/** Who the two ends seem to be. */
function stacks(page: Page, { connection: { clientStack, serverStack } }: Told): void {
  if (!clientStack && !serverStack) return;
  label(page, 'Programs', 'recognised by their hellos');
  const rows = [['client', clientStack], ['server', serverStack]] as const;
  page.ledger(4, rows.flatMap(([side, stack]) => (
    stack ? [[piece(side, 'cyan'), piece(`${stackWords(stack)}: ${stack.because}`)]] : []
  )));
}

function proof(page: Page, finding: FindingReport, told: Told): void {
  label(page, 'Proof', certainties[finding.certainty]);
  const times = new Map(told.timeline.map((row) => [row.frame, row.time]));
  page.ledger(4, finding.evidence.map(({ frame, note }) => [
    piece(`frame ${frame}`, 'cyan'), piece(clock(times.get(frame)), 'dim'), piece(note),
  ]));
}

function causes(page: Page, { causes: all }: FindingReport): void {
  if (all.length === 0) return;
  label(page, 'Suspects', all.length > 1 ? 'most likely first' : '');
  all.slice(0, CAUSES).forEach((cause, at) => {
    const why = cause.why === '' ? [] : [piece(` (${cause.likelihood}: ${cause.why.replace(/\.$/, '')})`, 'dim')];
    page.say(4, [`${at + 1}. ${cause.text}`, ...why], 7);
  });
}

function nextSteps(page: Page, { nextSteps: all }: FindingReport, most = all.length): void {
  if (all.length === 0) return;
  label(page, 'What to do', '');
  for (const { text, command } of all.slice(0, most)) {
    page.say(4, [`· ${text}`], 6);
    if (command) page.line(6, [piece('$ ', 'dim'), piece(command, 'green')]);
  }
}

/** Findings that point at something else than the one told. */
function alsoSeen(page: Page, finding: FindingReport, { connection }: Told): void {
  const others = connection.findings.filter((one) => saysMore(one, finding)).slice(0, CAUSES);
  if (others.length === 0) return;
  label(page, 'Also seen', '');
  for (const { title, evidence } of others) {
    page.say(4, [`· ${title}`, piece(evidence.length > 0 ? ` (frame ${evidence[0].frame})` : '', 'dim')], 6);
  }
}

/** How the connection ended is said by its root cause; and what only reads the same frames again says nothing new. */
function saysMore(one: FindingReport, told: FindingReport): boolean {
  if (one.rule === told.rule || one.severity === 'info') return false;
  if (one.severity === 'error' && /^(tcp|alert)\//.test(one.rule)) return false;
  const frames = new Set(told.evidence.map(({ frame }) => frame));
  return one.evidence.some(({ frame }) => !frames.has(frame));
}

function label(page: Page, title: string, aside: string): void {
  page.blank();
  page.say(2, [piece(title, 'bold'), piece(aside === '' ? '' : ` (${aside})`, 'dim')]);
}

function citation({ references }: FindingReport): string {
  return references.length === 0 ? '' : ` · ${references.map((one) => one.text).join(', ')}`;
}


import { gather, type Gathered } from './gather.js';
import type { ReportFormat, ReportOptions } from './report.js';
import { heading, qualityNotes } from './text/capture.js';
import { allRows, healthyTable, incompleteRows } from './text/healthy.js';
import { Page, piece } from './text/page.js';
import { problemInFull, problemInShort, problemLine } from './text/problem.js';

/** Problems told in full, and warnings told with their summary, before the rest gets one line each (`-v`: all). */
const IN_FULL = 6;

/** What a person wants first: what failed, why, what proves it and what to do; then the rest, short. */
export const text: ReportFormat = {
  name: 'text',
  endings: ['.txt', '.text'],
  open(write, options) {
    const page = new Page(write, options.width, options.color);
    return gather(options.verbose, (all) => (options.quiet ? tellShort(page, all) : tell(page, all, options)));
  },
};

function tellShort(page: Page, all: Gathered): void {
  for (const problem of [...all.failures, ...all.warnings]) problemLine(page, problem);
}

function tell(page: Page, all: Gathered, options: ReportOptions): void {
  heading(page, all);
  const most = options.verbose ? Infinity : IN_FULL;
  for (const problem of all.failures.slice(0, most)) problemInFull(page, problem, options.verbose);
  for (const problem of all.warnings.slice(0, most)) problemInShort(page, problem, options.verbose);
  tellRest(page, all, most);
  qualityNotes(page, all);
  healthyTable(page, all, options.verbose);
  if (options.verbose) allRows(page, all.rows);
}

function tellRest(page: Page, all: Gathered, most: number): void {
  const rest = [...all.failures.slice(most), ...all.warnings.slice(most)];
  if (rest.length > 0) {
    page.blank();
    page.say(0, [piece('And the rest, one line each', 'bold'), piece(' (-v tells each in full)', 'dim')]);
    for (const problem of rest) problemLine(page, problem, 2);
  }
  incompleteRows(page, all.incomplete, Math.max(most, 10));
}

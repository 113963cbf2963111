import { explain as lookUp } from '../../rules/explain/explain.js';
import type { Explained } from '../../rules/explain/explained.js';
import { builtInRules } from '../../rules/rules.js';
import { nearest } from '../../report/suggest.js';
import { Page, piece } from '../../report/text/page.js';
import { alertNames } from '../../tls/names/alerts.js';
import { exitCode, type ExitCode, UsageError } from '../exit-codes.js';
import { standardOutput } from '../output.js';
import { type ColorChoice, reportWidth, wantsColor } from '../terminal.js';

/** What an alert, a rule or an error text means, and which packets would prove it. */
export function explain(words: readonly string[], options: ColorChoice): ExitCode {
  const what = words.join(' ');
  const found = lookUp(what);
  if (!found) throw new UsageError(unknown(what));
  const output = standardOutput();
  print(new Page(output.write, reportWidth(), wantsColor(options)), found);
  output.close();
  return exitCode.nothing;
}

function print(page: Page, { heading, paragraphs, proofs, next, references }: Explained): void {
  page.say(0, [piece(heading, 'bold')]);
  for (const paragraph of paragraphs) {
    page.blank();
    page.say(0, [paragraph]);
  }
  if (proofs.length > 0) section(page, 'The packets that would prove it');
  for (const { rule, summary, packets } of proofs) {
    page.say(2, [piece(rule, 'cyan')]);
    page.say(4, [summary, piece(` ${packets}`, 'dim')]);
  }
  if (next.length > 0) section(page, 'What to do next');
  for (const { text, command } of next) {
    page.say(2, [`· ${text}`], 4);
    if (command) page.line(4, [piece('$ ', 'dim'), piece(command, 'green')]);
  }
  if (references.length > 0) section(page, 'Written in');
  for (const { text, url } of references) page.line(2, [text, piece(url ? `  ${url}` : '', 'dim')]);
}

function section(page: Page, title: string): void {
  page.blank();
  page.say(0, [piece(title, 'bold')]);
}

function unknown(what: string): string {
  const meant = nearest(what, [...builtInRules.keys(), ...Object.values(alertNames)]);
  const hint = meant ? `did you mean "${meant}"?` : 'give it an alert (48, unknown_ca), a rule (see: tlswhy rules) or an error text from a log';
  return `cannot explain "${what}": ${hint}`;
}

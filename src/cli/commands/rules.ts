import { jsonText } from '../../report/escape.js';
import { Page, piece } from '../../report/text/page.js';
import type { Rule } from '../../rules/rule.js';
import { exitCode, type ExitCode } from '../exit-codes.js';
import { standardOutput } from '../output.js';
import { loadRules } from '../rules-files.js';
import { type ColorChoice, reportWidth, wantsColor } from '../terminal.js';

export interface RulesOptions extends ColorChoice {
  format: 'text' | 'json';
  rules: string[];
}

const paints = { error: 'red', warning: 'yellow', info: 'dim' } as const;

/** Lists the rules: id, severity, one line. */
export async function rules(options: RulesOptions): Promise<ExitCode> {
  const all = [...(await loadRules(options.rules))];
  const output = standardOutput();
  if (options.format === 'json') output.write(`[\n${all.map(([id, rule]) => jsonText(plain(id, rule))).join(',\n')}\n]\n`);
  else list(new Page(output.write, reportWidth(), wantsColor(options), reportWidth()), all);
  output.close();
  return exitCode.nothing;
}

function plain(id: string, { severity, summary, cites }: Rule) {
  return { id, severity, summary, cites };
}

function list(page: Page, all: [string, Rule][]): void {
  page.ledger(0, all.map(([id, { severity, summary }]) => [piece(id, 'bold'), piece(severity, paints[severity]), piece(summary)]));
}

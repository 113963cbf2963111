import { listInterfaces, type NetworkInterface } from '../../io/machine.js';
import { jsonText } from '../../report/escape.js';
import { Page, piece } from '../../report/text/page.js';
import { type Engine, engines } from '../engines.js';
import { exitCode, type ExitCode } from '../exit-codes.js';
import { standardOutput } from '../output.js';
import { type ColorChoice, reportWidth, wantsColor } from '../terminal.js';

export interface ListOptions extends ColorChoice {
  format: 'text' | 'json';
}

/** What can be captured from, and with which engine. */
export async function interfaces(options: ListOptions): Promise<ExitCode> {
  const found = listInterfaces();
  const all = await engines(found.find((one) => one.isLoopback)?.name ?? found[0]?.name ?? 'lo');
  const working = all.filter((engine) => engine.isPermitted);
  const output = standardOutput();
  if (options.format === 'json') {
    const named = found.map((one) => ({ ...one, engines: working.map(({ name }) => name) }));
    output.write(`${jsonText(named)}\n`);
  } else list(new Page(output.write, reportWidth(), wantsColor(options)), found, working);
  output.close();
  return exitCode.nothing;
}

function list(page: Page, found: NetworkInterface[], working: Engine[]): void {
  page.table(0, found.map((one) => [
    piece(one.name, 'bold'),
    piece(one.isDefault ? 'default route' : one.isLoopback ? 'loopback' : '', 'dim'),
    piece(one.addresses.join(', ')),
  ]));
  page.blank();
  if (working.length > 0) page.say(0, [`Captured with ${working[0].name}`, piece(` (--via: ${working.map(({ name }) => name).join(', ')})`, 'dim')]);
  else page.say(0, [piece('Nothing here may capture', 'red'), ': tlswhy doctor tells how to mend that.']);
}

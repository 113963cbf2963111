import { listInterfaces } from '../../io/machine.js';
import { openTrustList, systemBundle } from '../../io/trust-list.js';
import { jsonText } from '../../report/escape.js';
import { Page, piece } from '../../report/text/page.js';
import { builtInRules } from '../../rules/rules.js';
import { engines } from '../engines.js';
import { exitCode, type ExitCode } from '../exit-codes.js';
import { standardOutput } from '../output.js';
import { isInteractive, reportWidth, wantsColor } from '../terminal.js';
import type { ListOptions } from './interfaces.js';

/** One thing looked at. */
interface Check {
  name: string;
  /** good; limited: something else does the job; bad: it cannot be done here. */
  state: 'good' | 'limited' | 'bad';
  says: string;
  mend?: string;
}

/** What this machine can do, and the exact command that mends what it cannot. */
export async function doctor(options: ListOptions, version: string): Promise<ExitCode> {
  const checks = [node(version), ...(await capturing()), ...trust(), screen(options)];
  const output = standardOutput();
  if (options.format === 'json') output.write(`${jsonText(checks)}\n`);
  else print(new Page(output.write, reportWidth(), wantsColor(options)), checks);
  output.close();
  return exitCode.nothing;
}

function node(version: string): Check {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isNew = major > 20 || (major === 20 && minor >= 19);
  const says = `tlswhy ${version} with ${builtInRules.size} rules on Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return isNew ? { name: 'program', state: 'good', says } : { name: 'program', state: 'bad', says: `${says}; it needs Node 20.19`, mend: 'nvm install 22' };
}

async function capturing(): Promise<Check[]> {
  const found = listInterfaces();
  const all = await engines(found.find((one) => one.isLoopback)?.name ?? found[0]?.name ?? 'lo');
  const works = all.find((engine) => engine.isPermitted);
  const otherwise = works ? 'limited' : 'bad';
  const list: Check = works
    ? { name: 'watch', state: 'good', says: `captures with ${works.name} from ${found.map((one) => one.name).join(', ')}` }
    : { name: 'watch', state: 'bad', says: 'nothing here may capture; opening files works', mend: (all.find((engine) => engine.isThere) ?? all[2]).mend };
  return [list, ...all.map((engine): Check => ({
    name: engine.name, state: engine.isPermitted ? 'good' : otherwise, says: engine.says, mend: engine.isPermitted ? undefined : engine.mend,
  }))];
}

function trust(): Check[] {
  const mozilla = openTrustList('mozilla');
  const first: Check = { name: 'trust mozilla', state: 'good', says: `${mozilla.size} roots (${mozilla.label})` };
  try {
    const path = systemBundle();
    return [first, { name: 'trust system', state: 'good', says: `${openTrustList('system').size} roots (${path})` }];
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return [first, { name: 'trust system', state: 'limited', says, mend: 'sudo apt-get install ca-certificates' }];
  }
}

function screen(options: ListOptions): Check {
  if (!isInteractive()) return { name: 'screen', state: 'limited', says: 'this is no terminal: reports only' };
  const { columns = 80, rows = 24 } = process.stdout;
  const depth = wantsColor(options) ? `${2 ** process.stdout.getColorDepth()} colours` : 'no colours';
  const isSmall = columns < 80 || rows < 24;
  return { name: 'screen', state: isSmall ? 'limited' : 'good', says: `${columns}×${rows}, ${depth}${isSmall ? '; 80×24 is what it is made for' : ''}` };
}

const marks = { good: piece('✓', 'green'), limited: piece('·', 'yellow'), bad: piece('✗', 'red') } as const;

function print(page: Page, checks: Check[]): void {
  page.ledger(0, checks.map(({ name, state, says }) => [marks[state], piece(name, 'bold'), piece(says)]));
  const mends = checks.filter((check) => check.mend !== undefined);
  if (mends.length === 0) return;
  page.blank();
  page.say(0, [piece('To mend it', 'bold')]);
  for (const { name, mend = '' } of mends) {
    page.say(2, [piece(name, 'dim')]);
    page.line(4, [piece('$ ', 'dim'), piece(mend, 'green')]);
  }
}

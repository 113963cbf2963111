import { existsSync, fstatSync } from 'node:fs';
import type { ReadStream } from 'node:tty';
import type { Told } from '../../report/document.js';
import { formatByEnding, formatByName } from '../../report/registry.js';
import type { ReportFormat, ReportSink } from '../../report/report.js';
import { parseWhere, type Where, WhereError } from '../../report/where.js';
import { commandMeant } from '../args.js';
import { exitCode, type ExitCode, UsageError } from '../exit-codes.js';
import { inputBegins, openKeyboard } from '../keyboard.js';
import { complain } from '../messages.js';
import type { FailOn } from '../option-values.js';
import { fileOutput, type Output, standardOutput } from '../output.js';
import { ProgressLine } from '../progress.js';
import { type ColorChoice, hasScreen, isInteractive, reportWidth, wantsColor } from '../terminal.js';
import { Verdict } from '../verdict.js';

/** Options of everything that judges connections. */
export interface JudgingOptions extends ColorChoice {
  format?: string;
  output?: string;
  where?: string;
  keylog?: string;
  privateKey: string[];
  trust: string;
  at?: Date;
  rules: string[];
  failOn: FailOn;
  all?: boolean;
  quiet?: boolean;
  verbose?: boolean;
  title?: string;
}

/** Opens captures: on a terminal the screen, otherwise or when asked for a form the report. */
export async function open(paths: string[], options: JudgingOptions, version: string): Promise<ExitCode> {
  checkPaths(paths);
  const wanted = whereOf(options);
  if (!options.format && !options.output && !options.quiet) {
    if (isInteractive() && !paths.includes('-')) return showScreen(paths, options);
    const keyboard = paths.join() === '-' && hasScreen() && !process.stdin.isTTY ? openKeyboard() : undefined;
    if (keyboard) return showInput(keyboard, options);
  }
  return report(paths, options, wanted, version);
}

/** The screen filters by itself: `--where` is where it starts. */
async function showScreen(paths: string[], options: JudgingOptions): Promise<ExitCode> {
  const [{ runTui }, { fileSource }] = await Promise.all([import('../../tui/main.js'), import('../screen.js')]);
  const source = fileSource(paths, await judgingSettings(options, false));
  await runTui(source, { color: wantsColor(options), where: options.where });
  return exitCode.nothing;
}

/** What comes through a pipe, on the screen as it comes. Without any bytes there is nothing to show. */
async function showInput(keyboard: ReadStream, options: JudgingOptions): Promise<ExitCode> {
  const [{ runTui }, { inputSource }] = await Promise.all([import('../../tui/main.js'), import('../screen.js')]);
  const source = inputSource(await judgingSettings(options, true));
  await inputBegins(process.stdin);
  await runTui(source, { color: wantsColor(options), where: options.where, keyboard });
  keyboard.destroy();
  return exitCode.nothing;
}

async function report(paths: string[], options: JudgingOptions, where: Where | undefined, version: string): Promise<ExitCode> {
  const { analyseFiles } = await import('../pipeline.js');
  const settings = await judgingSettings(options, paths.includes('-'));
  const output = openOutput(options, paths);
  const format = formatOf(options, 'text');
  const sink = openReport(format, options, output, version);
  const progress = new ProgressLine(!options.quiet && !(format.streams && process.stdout.isTTY));
  const verdict = new Verdict(options.failOn);
  if (paths.includes('-')) endWithInput();
  await analyseFiles(paths, { ...settings, where }, {
    told(told: Told) {
      verdict.note(told);
      sink.connection(told);
    },
    progress: progress.show,
    warning: (text: string) => {
      progress.clear();
      complain(text);
    },
    end(captures, incidents, summary) {
      progress.clear();
      verdict.noteErrors(captures);
      sink.end(captures, incidents, summary);
    },
  }, { follow: format.streams && !isFile(process.stdin) });
  output.close();
  return verdict.status;
}

/** `tlswhy - < capture.pcap`: it is all there. */
function isFile({ fd }: { fd: number }): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}

/** What the pipeline needs to judge by: roots, time, rules, secrets. Live, the key log may still be to come. */
export async function judgingSettings({ trust, at, rules, keylog, privateKey, all = false }: JudgingOptions, live: boolean) {
  const [{ openTrustList }, { loadRules }, { Secrets }] = await Promise.all([
    import('../../io/trust-list.js'), import('../rules-files.js'), import('../secrets.js'),
  ]);
  return { trust: openTrustList(trust), at, rules: await loadRules(rules), secrets: new Secrets(keylog, live, privateKey), all };
}

/** In `tcpdump -w - | tlswhy -` Ctrl-C reaches both: the first is the other's, whose end is ours; the second is for us. */
function endWithInput(): void {
  process.once('SIGINT', () => process.once('SIGINT', () => process.exit(130)));
}

function checkPaths(paths: readonly string[]): void {
  if (paths.length === 0) throw new UsageError('no capture given: tlswhy FILE, or tlswhy - for standard input (--help tells more)');
  const [first] = paths;
  if (first === '-' || existsSync(first) || first.includes('/')) return;
  const command = commandMeant(first);
  if (command) throw new UsageError(`there is no file "${first}", and the command is called "${command}"`);
}

export function whereOf({ where }: JudgingOptions): Where | undefined {
  try {
    return where === undefined ? undefined : parseWhere(where);
  } catch (error) {
    throw error instanceof WhereError ? new UsageError(`--where: ${error.message}`) : error;
  }
}

export function openOutput({ output }: JudgingOptions, inputs: readonly string[]): Output {
  return output === undefined || output === '-' ? standardOutput() : fileOutput(output, inputs);
}

export function openReport(format: ReportFormat, options: JudgingOptions, output: Output, version: string): ReportSink {
  const toFile = options.output !== undefined && options.output !== '-';
  const { verbose = false, quiet = false, title } = options;
  const look = { color: wantsColor(options, toFile), width: reportWidth(toFile) };
  return format.open(output.write, { version, verbose, quiet, title, ...look });
}

/** The form asked for by name, by the output's ending, or the one that is usual here. */
export function formatOf({ format, output }: JudgingOptions, otherwise: string): ReportFormat {
  const found = format ? formatByName(format) : (formatByEnding(output ?? '') ?? formatByName(otherwise));
  if (!found) throw new UsageError(`there is no format "${format}"`);
  return found;
}

import { captureWithCap } from '../../io/live/cap.js';
import type { LiveEngine } from '../../io/live/engine.js';
import { captureWithProgram } from '../../io/live/program.js';
import { defaultRoute, interfaceNames } from '../../io/machine.js';
import { nearest } from '../../report/suggest.js';
import { type Engine, engines } from '../engines.js';
import { type ExitCode, UsageError } from '../exit-codes.js';
import { complain } from '../messages.js';
import { Verdict } from '../verdict.js';
import { isInteractive, wantsColor } from '../terminal.js';
import type { AnalysisListener, AnalysisSettings } from '../pipeline.js';
import { type LiveOptions, Watch } from '../watch.js';
import { formatOf, type JudgingOptions, judgingSettings, openOutput, openReport, whereOf } from './open.js';

export interface WatchOptions extends JudgingOptions, LiveOptions {
  via?: Engine['name'];
}

/** The pipeline on a live interface: the screen on a terminal, NDJSON when piped, until Ctrl-C, `--for` or `--count`. */
export async function watch(name: string | undefined, filter: string[], options: WatchOptions, version: string): Promise<ExitCode> {
  const from = interfaceOf(name);
  const where = whereOf(options);
  const [engine, capture] = await choose(options.via, from);
  const settings = await judgingSettings(options, true);
  const live = new Watch(capture, { interface: from, filter: filter.join(' '), count: options.count }, options);
  if (isInteractive() && !options.format && !options.output && !options.quiet) return screen(live, settings, options, engine);
  return report(live, { ...settings, where }, options, version);
}

function interfaceOf(name: string | undefined): string {
  const from = name ?? defaultRoute();
  if (!from) throw new UsageError('there is no default route to take the interface from; name one (see: tlswhy interfaces)');
  const known = interfaceNames();
  if (from === 'any' || known.includes(from)) return from;
  const meant = nearest(from, known);
  throw new UsageError(`there is no interface "${from}"; ${meant ? `did you mean "${meant}"?` : `there are ${known.join(', ')}`}`);
}

async function report(live: Watch, settings: AnalysisSettings, options: WatchOptions, version: string): Promise<ExitCode> {
  const output = openOutput(options, []);
  const sink = openReport(formatOf(options, 'ndjson'), options, output, version);
  const verdict = new Verdict(options.failOn);
  const on: AnalysisListener = {
    told(told) {
      verdict.note(told);
      sink.connection(told);
    },
    warning: complain,
    end(captures, incidents, summary) {
      verdict.noteErrors(captures);
      sink.end(captures, incidents, summary);
    },
  };
  process.once('SIGINT', () => live.stop()).once('SIGTERM', () => live.stop());
  await live.run(settings, on);
  output.close();
  return verdict.status;
}

async function screen(live: Watch, settings: AnalysisSettings, options: WatchOptions, engine: Engine['name']): Promise<ExitCode> {
  const { runTui } = await import('../../tui/main.js');
  await runTui(live.source(settings, engine), { color: wantsColor(options), where: options.where });
  return 0;
}

/** The engine asked for, or the first that works here. */
async function choose(via: Engine['name'] | undefined, from: string): Promise<[Engine['name'], LiveEngine]> {
  const all = await engines(from, via ? [via] : undefined);
  const engine = all.find((one) => one.isPermitted) ?? all.find((one) => one.isThere);
  if (!engine) throw new UsageError(`${via ?? 'live capture'} does not work here: ${all[0].says}; tlswhy doctor tells how to mend that`);
  return [engine.name, engine.name === 'cap' ? captureWithCap : captureWithProgram(engine.name, engine.path ?? engine.name)];
}

import type { Told } from '../report/document.js';
import type { TuiEvents, TuiSource } from '../tui/source.js';
import { liveSource } from './live-source.js';
import { type AnalysisSettings, analyseFiles } from './pipeline.js';

/** Connections kept whole for being opened again; others are read from the file once more. */
const KEPT = 500;

/** The reader was told to stop: nobody looks any more. */
class Stopped extends Error {}

/** Captures as the screen's source of connections. */
export function fileSource(paths: readonly string[], settings: AnalysisSettings): TuiSource {
  const kept = new Map<number, Told>();
  let isStopped = false;
  return {
    title: paths.join(', '),
    live: false,
    start(on) {
      const note = (told: Told) => {
        if (kept.size < KEPT) kept.set(told.connection.id, told);
        on.row(told);
      };
      read(paths, settings, { ...on, row: note }, () => isStopped).then(() => on.done());
    },
    stop() {
      isStopped = true;
    },
    open: async (id) => kept.get(id) ?? find(paths, settings, id, () => isStopped),
  };
}

/** Standard input as the screen's source: a capture that may still be written. */
export function inputSource(settings: AnalysisSettings): TuiSource {
  return liveSource({
    title: 'standard input',
    run: (on) => analyseFiles(['-'], settings, on, { follow: true }),
    stop: () => void process.stdin.destroy(),
  });
}

/** Reads everything, letting the screen draw between chunks. What cannot be read becomes a warning. */
async function read(
  paths: readonly string[], settings: AnalysisSettings, on: Required<TuiEvents>, isStopped: () => boolean,
): Promise<void> {
  try {
    await analyseFiles(paths, settings, {
      told: (told) => on.row(told),
      warning: (text) => on.warning(text),
      progress(done, total) {
        on.progress(total > 0 ? done / total : 0);
        return breathe(isStopped);
      },
      end(captures, incidents, summary) {
        for (const { path, error } of captures) if (error) on.warning(`${path}: ${error.message} (at byte ${error.offset})`);
        on.incidents(incidents);
        on.summary(summary);
      },
    });
  } catch (error) {
    if (!(error instanceof Stopped)) on.warning(error instanceof Error ? error.message : String(error));
  }
}

/** One connection, read again. The same packets give the same numbers. */
async function find(
  paths: readonly string[], settings: AnalysisSettings, id: number, isStopped: () => boolean,
): Promise<Told | undefined> {
  let found: Told | undefined;
  const only = { ...settings, where: ({ id: one }: { id: number }) => one === id };
  const nothing = () => {};
  await analyseFiles(paths, only, {
    told: (told) => (found = told), warning: nothing, end: nothing, progress: () => breathe(isStopped),
  }).catch(nothing);
  return found;
}

async function breathe(isStopped: () => boolean): Promise<void> {
  await new Promise(setImmediate);
  if (isStopped()) throw new Stopped();
}

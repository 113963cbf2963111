import type { Told } from '../report/document.js';
import type { TuiSource } from '../tui/source.js';
import type { AnalysisListener } from './pipeline.js';

/** Connections kept whole for being opened on the screen; live there is no file to read them from again. */
const KEPT = 2000;

export interface LiveRun {
  readonly title: string;
  /** Until the capture ends or was stopped; then `on.end` was called. */
  run(on: AnalysisListener): Promise<void>;
  stop(): void;
  status?(): string;
}

/** A capture that goes on, as the screen's source of connections. */
export function liveSource({ title, run, stop, status }: LiveRun): TuiSource {
  const kept = new Map<number, Told>();
  return {
    title,
    live: true,
    start(on) {
      const listener: AnalysisListener = {
        told(told) {
          keep(kept, told);
          on.row(told);
        },
        warning: on.warning,
        end(captures, incidents, summary) {
          for (const { error } of captures) if (error) on.warning(`${error.message} (at byte ${error.offset})`);
          on.incidents(incidents);
          on.summary(summary);
        },
      };
      run(listener)
        .catch((error: unknown) => on.warning(error instanceof Error ? error.message : String(error)))
        .finally(() => on.done());
    },
    stop,
    open: async (id) => kept.get(id),
    status,
  };
}

/** The oldest goes when there is no room. */
function keep(kept: Map<number, Told>, told: Told): void {
  kept.delete(told.connection.id);
  kept.set(told.connection.id, told);
  if (kept.size <= KEPT) return;
  for (const oldest of kept.keys()) return void kept.delete(oldest);
}

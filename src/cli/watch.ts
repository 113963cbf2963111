import type { FrameRef } from '../bytes/span.js';
import { CaptureError } from '../capture/packet.js';
import type { LiveEngine, LiveRequest } from '../io/live/engine.js';
import type { Told } from '../report/document.js';
import type { TuiSource } from '../tui/source.js';
import { analyseLive, type AnalysisListener, type AnalysisSettings, type LiveAnalysis, TICK_MS } from './pipeline.js';

export interface LiveOptions {
  /** Stop after so many ms. */
  for?: number;
  /** Stop after so many packets. */
  count?: number;
}

/** Connections kept whole for being opened on the screen; live there is no file to read them from again. */
const KEPT = 2000;

/** One live capture, from its engine to whoever listens. */
export class Watch {
  private readonly stopper = new AbortController();
  private analysis?: LiveAnalysis;

  constructor(
    private readonly engine: LiveEngine,
    private readonly request: LiveRequest,
    private readonly options: LiveOptions,
  ) {}

  stop(): void {
    this.stopper.abort();
  }

  /** Until it is stopped, or has what it was asked for; then `on.end` was called. */
  async run(settings: AnalysisSettings, on: AnalysisListener): Promise<void> {
    const ticks = setInterval(() => this.analysis?.tick(now()), TICK_MS);
    const limit = this.options.for === undefined ? undefined : setTimeout(() => this.stop(), this.options.for);
    let broken: CaptureError | undefined;
    try {
      await this.engine(this.request, (linkType) => this.open(linkType, settings, on).packets, this.stopper.signal);
    } catch (error) {
      // A stream cut off by our own stop is how it ends, not a fault.
      if (!(error instanceof CaptureError)) throw error;
      if (!this.stopper.signal.aborted) broken = error;
    } finally {
      clearInterval(ticks);
      clearTimeout(limit);
    }
    (this.analysis ?? this.open(1, settings, on)).end(broken);
  }

  private open(linkType: number, settings: AnalysisSettings, on: AnalysisListener): LiveAnalysis {
    return (this.analysis = analyseLive(this.request.interface, linkType, settings, on));
  }

  /** As the screen's source of connections. */
  source(settings: AnalysisSettings, engine: string): TuiSource {
    const kept = new Map<number, Told>();
    const clock = engine === 'cap' ? 'times taken on arrival' : "the kernel's times";
    return {
      title: this.request.filter === '' ? this.request.interface : `${this.request.interface}: ${this.request.filter}`,
      live: true,
      start: (on) => {
        const listener: AnalysisListener = {
          told(told) {
            keep(kept, told);
            on.row(told);
          },
          warning: on.warning,
          end(_, incidents, summary) {
            on.incidents(incidents);
            on.summary(summary);
          },
        };
        this.run(settings, listener)
          .catch((error: unknown) => on.warning(error instanceof Error ? error.message : String(error)))
          .finally(() => on.done());
      },
      stop: () => this.stop(),
      open: async (id) => kept.get(id),
      status: () => `captured with ${engine}, ${clock}`,
    };
  }
}

/** The oldest goes when there is no room. */
function keep(kept: Map<number, Told>, told: Told): void {
  kept.delete(told.connection.id);
  kept.set(told.connection.id, told);
  if (kept.size <= KEPT) return;
  for (const oldest of kept.keys()) return void kept.delete(oldest);
}

function now(): FrameRef {
  const ms = Date.now();
  return { frame: 0, seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1e6 };
}

import type { FrameRef } from '../bytes/span.js';
import { CaptureError } from '../capture/packet.js';
import type { LiveEngine, LiveRequest } from '../io/live/engine.js';
import type { TuiSource } from '../tui/source.js';
import { liveSource } from './live-source.js';
import { analyseLive, type AnalysisListener, type AnalysisSettings, type LiveAnalysis, TICK_MS } from './pipeline.js';

export interface LiveOptions {
  /** Stop after so many ms. */
  for?: number;
  /** Stop after so many packets. */
  count?: number;
}

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
    const clock = engine === 'cap' ? 'times taken on arrival' : "the kernel's times";
    return liveSource({
      title: this.request.filter === '' ? this.request.interface : `${this.request.interface}: ${this.request.filter}`,
      run: (on) => this.run(settings, on),
      stop: () => this.stop(),
      status: () => `captured with ${engine}, ${clock}`,
    });
  }
}

function now(): FrameRef {
  const ms = Date.now();
  return { frame: 0, seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1e6 };
}

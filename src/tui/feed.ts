import type { Action } from './model.js';
import { type Row, RowMaker } from './rows.js';
import type { TuiEvents } from './source.js';

/** The screen changes at most this often when connections come by the thousand: 20 times a second. */
const BEAT_MS = 50;

/** Gathers what the source tells and hands it on in batches. */
export class Feed {
  private readonly maker = new RowMaker();
  private rows: Row[] = [];
  private progress?: number;
  private timer?: NodeJS.Timeout;
  private isStopped = false;

  constructor(private readonly dispatch: (action: Action) => void) {}

  readonly events: Required<TuiEvents> = {
    row: ({ connection }) => this.later(() => void this.rows.push(this.maker.make(connection))),
    progress: (fraction) => this.later(() => (this.progress = Math.max(0, Math.min(1, fraction)))),
    incidents: (incidents) => this.now({ type: 'incidents', incidents }),
    summary: (summary) => this.now({ type: 'summary', summary }),
    warning: (text) => this.now({ type: 'warning', text }),
    done: () => this.now({ type: 'done' }),
  };

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private later(keep: () => void): void {
    if (this.isStopped) return;
    keep();
    this.timer ??= setTimeout(() => this.flush(), BEAT_MS);
  }

  /** What came before is told before. */
  private now(action: Action): void {
    if (this.isStopped) return;
    this.flush();
    this.dispatch(action);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { rows, progress } = this;
    this.rows = [];
    this.progress = undefined;
    if (rows.length > 0) this.dispatch({ type: 'rows', rows });
    if (progress !== undefined) this.dispatch({ type: 'progress', fraction: progress });
  }
}

import { pace } from '../io/clock.js';

/** Before this long a progress line is only a flicker. */
const PATIENCE_MS = 400;

/** How far the reading got, on one line of standard error that is wiped away; silent where that is no terminal. */
export class ProgressLine {
  private readonly isDue = pace(PATIENCE_MS);
  private isShown = false;

  constructor(private readonly isWanted: boolean) {}

  readonly show = (read: number, total: number): void => {
    if (!this.isWanted || !process.stderr.isTTY || !this.isDue()) return;
    const part = total > 0 ? ` (${Math.min(100, Math.floor((read / total) * 100))} %)` : '';
    process.stderr.write(`\r\x1b[Kreading ${megabytes(read)}${part}`);
    this.isShown = true;
  };

  clear(): void {
    if (this.isShown) process.stderr.write('\r\x1b[K');
    this.isShown = false;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

import type { Size } from './model.js';

/**
 * DEC private modes (xterm ctlseqs): 1049 alternate screen, 7 wrapping of long lines (a terminal that just became
 * narrower would spill one frame over), 25 cursor, 2026 synchronised output.
 */
const ENTER = '\x1b[?1049h\x1b[?7l\x1b[?25l\x1b[2J';
const LEAVE = '\x1b[?2026l\x1b[?7h\x1b[?1049l\x1b[?25h';

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/** The terminal while the screen has it. However the program ends, it is given back as it was. */
export class Terminal {
  private isEntered = false;
  private onSignal: (signal: NodeJS.Signals) => void = () => {};
  private readonly restore = (): void => this.leave();
  private readonly ignore = (): void => {};

  constructor(
    private readonly input: NodeJS.ReadStream = process.stdin,
    readonly output: NodeJS.WriteStream = process.stdout,
  ) {}

  size(): Size {
    return { columns: this.output.columns || 80, rows: this.output.rows || 24 };
  }

  /** `onSignal` is told of a request to end; the terminal is not yet given back then. */
  enter(onSignal: (signal: NodeJS.Signals) => void): void {
    this.isEntered = true;
    this.onSignal = onSignal;
    this.output.write(ENTER);
    // A terminal that was closed cannot be written to, nor set right: there is nobody left to tell.
    for (const stream of [this.input, this.output]) stream.on('error', this.ignore);
    process.on('exit', this.restore);
    process.on('uncaughtExceptionMonitor', this.restore);
    for (const signal of SIGNALS) process.on(signal, this.onSignal);
  }

  write(text: string): void {
    this.output.write(text);
  }

  leave(): void {
    if (!this.isEntered) return;
    this.isEntered = false;
    process.off('exit', this.restore);
    process.off('uncaughtExceptionMonitor', this.restore);
    for (const signal of SIGNALS) process.off(signal, this.onSignal);
    if (this.input.isTTY) this.input.setRawMode(false);
    this.output.write(LEAVE);
  }

  onResize(listener: () => void): () => void {
    this.output.on('resize', listener);
    return () => this.output.off('resize', listener);
  }
}

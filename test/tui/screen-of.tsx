import { render } from 'ink-testing-library';
import { App } from '../../src/tui/app.js';
import { Session } from '../../src/tui/session.js';
import type { TuiSource } from '../../src/tui/source.js';

/** A screen to look at and to press keys on. */
export interface TestScreen {
  readonly session: Session;
  /** What is shown, without colours. */
  text(): string;
  lines(): string[];
  /** Presses keys by what a terminal sends for them, one after the other, and waits until all is shown. */
  press(...keys: string[]): Promise<string>;
  close(): void;
}

export const keys = {
  enter: '\r', escape: '\x1b', tab: '\t', up: '\x1b[A', down: '\x1b[B', pageUp: '\x1b[5~', pageDown: '\x1b[6~',
  home: '\x1b[H', end: '\x1b[F', backspace: '\x7f', ctrlC: '\x03',
} as const;

export async function screenOf(source: TuiSource, columns = 80, rows = 24, where?: string): Promise<TestScreen> {
  const session = new Session(source, { columns, rows }, where);
  const ink = render(<App store={session} color={false} />);
  const text = () => plain(ink.lastFrame() ?? '');
  await turn();
  session.start();
  await turn();
  return {
    session,
    text,
    lines: () => text().split('\n'),
    async press(...all) {
      for (const key of all) {
        ink.stdin.write(key);
        await turn();
      }
      return text();
    },
    close() {
      session.stop();
      ink.unmount();
    },
  };
}

export function plain(text: string): string {
  return text.replace(/\x1b\[\d+m/g, '');
}

/** Long enough for Ink to tell a lone Esc from the start of a sequence, and for React to be done. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 15));
}

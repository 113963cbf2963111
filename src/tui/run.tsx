import { render } from 'ink';
import { App } from './app.js';
import { framesTo, Screen } from './screen.js';
import { Session } from './session.js';
import type { TuiExit, TuiOptions, TuiSource } from './source.js';
import { Terminal } from './terminal.js';

/** As `runTui`, once React is in the mode that it is to run in. */
export async function runInk(source: TuiSource, { color, where, keyboard = process.stdin }: TuiOptions): Promise<TuiExit> {
  const terminal = new Terminal(keyboard);
  const session = new Session(source, terminal.size(), where);
  let signal: NodeJS.Signals | undefined;
  terminal.enter((name) => {
    signal = name;
    session.dispatch({ type: 'exit', how: 'signal' });
  });
  try {
    await show(session, terminal, color, keyboard);
  } finally {
    session.stop();
    terminal.leave();
  }
  if (signal) process.kill(process.pid, signal);
  return session.model().exit ?? 'quit';
}

async function show(session: Session, terminal: Terminal, color: boolean, stdin: NodeJS.ReadStream): Promise<void> {
  const screen = new Screen((text) => terminal.write(text), () => terminal.size().rows);
  const offResize = terminal.onResize(() => {
    screen.forget();
    session.dispatch({ type: 'resized', size: terminal.size() });
  });
  const ink = render(<App store={session} color={color} />, {
    stdin, stdout: framesTo(screen, terminal.output), debug: true, exitOnCtrlC: false, patchConsole: false,
  });
  try {
    session.start();
    // Ink takes itself down when a pane throws.
    await Promise.race([session.left, ink.waitUntilExit()]);
  } finally {
    offResize();
    ink.unmount();
  }
}

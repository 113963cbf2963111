import type { TuiExit, TuiOptions, TuiSource } from './source.js';

export type { TuiEvents, TuiExit, TuiOptions, TuiSource } from './source.js';

/**
 * Shows the screen until it is left. The terminal is as before when this settles, whichever way it does.
 *
 * React chooses its build when it is loaded. Its development build keeps a performance entry of every render: a live
 * screen held a gigabyte after a minute. So it is loaded from here, and not by a static import.
 */
export async function runTui(source: TuiSource, options: TuiOptions): Promise<TuiExit> {
  process.env.NODE_ENV ??= 'production';
  const { runInk } = await import('./run.js');
  return runInk(source, options);
}

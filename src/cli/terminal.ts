/** Columns for prose where nobody says how wide the reader's screen is; tables are not cut there. */
const UNKNOWN_WIDTH = 1000;

/** `--color` and `--no-color`, where one was given. */
export interface ColorChoice {
  color?: boolean;
}

/** https://no-color.org: any value of NO_COLOR that is not empty; the option is stronger. Files get no colour. */
export function wantsColor({ color }: ColorChoice, toFile = false): boolean {
  if (color !== undefined) return color;
  if (toFile || (process.env.NO_COLOR ?? '') !== '') return false;
  if ((process.env.FORCE_COLOR ?? '') !== '') return process.env.FORCE_COLOR !== '0';
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb';
}

/** Columns that a report may use. */
export function reportWidth(toFile = false): number {
  return toFile || !process.stdout.isTTY ? UNKNOWN_WIDTH : (process.stdout.columns ?? 80);
}

/** Both ends are a terminal: a screen can be shown and keys can be read. */
export function isInteractive(): boolean {
  return hasScreen() && process.stdin.isTTY === true;
}

/** Standard output is a terminal that can show a screen. */
export function hasScreen(): boolean {
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb';
}

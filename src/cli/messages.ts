import { visible } from '../report/escape.js';

/** One line on standard error: what could not be done, or what to mind. */
export function complain(message: string): void {
  process.stderr.write(`tlswhy: ${message.split('\n').map(visible).join('\n')}\n`);
}

import type { StackReport } from './document.js';

/** `OpenSSL (curl), likely`: a line's worth of it. */
export function stackWords(stack: StackReport | undefined): string | undefined {
  if (!stack) return undefined;
  return `${stack.name}${stack.detail ? ` (${stack.detail})` : ''}, ${stack.certainty}`;
}

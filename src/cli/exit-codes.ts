/** What scripts may rely on. */
export const exitCode = {
  /** Nothing at or above `--fail-on`. */
  nothing: 0,
  findings: 1,
  /** The command line was not understood. */
  usage: 2,
  /** Input that cannot be read, or not to its end. */
  unreadable: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** A command line that cannot be followed; the message says why, and what was probably meant. */
export class UsageError extends Error {}

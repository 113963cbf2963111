import type { Told } from '../report/document.js';
import { exitCode, type ExitCode } from './exit-codes.js';
import { complain } from './messages.js';
import type { FailOn } from './option-values.js';

/** Adds up what the exit status is made of. */
export class Verdict {
  private hasFindings = false;
  private isUnreadable = false;

  constructor(private readonly failOn: FailOn) {}

  note({ connection }: Told): void {
    if (this.hasFindings || this.failOn === 'never') return;
    this.hasFindings = connection.findings.some(({ severity }) => severity === 'error' || severity === this.failOn);
  }

  noteErrors(captures: readonly { path: string; error?: { message: string; offset: number } }[]): void {
    for (const { path, error } of captures) {
      if (!error) continue;
      this.isUnreadable = true;
      complain(`${path}: ${error.message} (at byte ${error.offset})`);
    }
  }

  get status(): ExitCode {
    if (this.isUnreadable) return exitCode.unreadable;
    return this.hasFindings ? exitCode.findings : exitCode.nothing;
  }
}

// Programs that run to their end, and programs that stay until they are stopped.
import { spawn, execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

export { sleep };

/** Nothing of the recording person's own environment reaches the programs that are recorded. */
const PLAIN_ENVIRONMENT = { PATH: process.env.PATH, HOME: homedir(), LANG: 'C.UTF-8', TZ: 'UTC' };

/** Runs a command of the machine itself; throws with its output when it fails. */
export function must(command, ...args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')}\n${error.stderr ?? error.message}`);
  }
}

/** A child process whose two output streams are kept as one text. */
export class Program {
  constructor(argv, { cwd, env, input }) {
    this.output = '';
    this.child = spawn(argv[0], argv.slice(1), { cwd, env: { ...PLAIN_ENVIRONMENT, ...env }, stdio: 'pipe' });
    this.ended = new Promise((resolve) => {
      this.child.on('error', (error) => { this.output += `${error.message}\n`; resolve(127); });
      this.child.on('close', (status, signal) => resolve(status ?? signal));
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => { this.output += text; });
    }
    this.child.stdin.on('error', () => {});
    if (input !== 'open') this.child.stdin.end(input ?? '');
  }

  get pid() {
    return this.child.pid;
  }

  /** Resolves when the output holds `text`; gives up after `seconds`. */
  async says(text, seconds = 10) {
    await until(() => this.output.includes(text), seconds, () => `"${text}" was not said:\n${this.output}`);
  }

  async stop(signal = 'SIGTERM') {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    const killer = setTimeout(() => this.child.kill('SIGKILL'), 3000);
    await this.ended;
    clearTimeout(killer);
  }
}

/** Polls `condition` twenty times a second. */
export async function until(condition, seconds, complaint) {
  const end = Date.now() + seconds * 1000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(complaint());
    await sleep(50);
  }
}

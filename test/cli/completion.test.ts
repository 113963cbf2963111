import { expect, it } from 'vitest';
import { build } from '../../src/cli/args.js';
import { bundled } from './program.js';

const tlswhy = await bundled();
const program = build('0.0.0', () => {});

it.each(['bash', 'zsh', 'fish'])('completes every visible command and its options in %s', async (shell) => {
  const { status, stdout } = await tlswhy(['completion', shell]);
  expect(status).toBe(0);
  for (const command of program.commands.filter((one) => one.name() !== 'open')) expect(stdout).toContain(command.name());
  for (const option of program.commands.flatMap((one) => one.options).filter((one) => !one.hidden)) {
    expect(stdout).toContain(option.long?.replace(/^--/, ''));
  }
});

import { Help, type Command } from 'commander';
import { build } from '../../src/cli/args.js';
import { generatedNote, page, table } from './markdown.js';

/** docs/reference/commands.md: what `--help` says, for every command. */
export function commandsPage(): string {
  const program = build('', () => {});
  const [open, ...others] = program.commands;
  return page(
    generatedNote('src/cli/args.ts'),
    '# Commands and options',
    table(['command', 'what it does'], [
      [`\`tlswhy ${argumentsOf(open)}\``, `${open.description()}: on a terminal the screen, piped the text report`],
      ...others.map((command) => [`\`${usage(command)}\``, command.description()]),
    ]),
    section('tlswhy FILE...', open),
    ...others.map((command) => section(usage(command), command)),
    `## Exit status\n\nSee [exit-status.md](exit-status.md).`,
  );
}

function section(heading: string, command: Command): string {
  const named = command.registeredArguments.filter(({ description }) => description !== '');
  const options = new Help().visibleOptions(command);
  return page(
    `## ${heading}`,
    named.length > 0 ? table(['argument', 'meaning'], named.map((one) => [`\`${one.name()}\``, one.description])) : undefined,
    table(['option', 'meaning'], options.map((option) => [`\`${option.flags}\``, meaning(option)])),
  ).trimEnd();
}

function meaning({ description, defaultValue, argChoices }: { description: string; defaultValue?: unknown; argChoices?: string[] }): string {
  const choices = argChoices ? `: ${argChoices.join(', ')}` : '';
  const text = description === '' ? 'as above' : `${description}${choices}`;
  return typeof defaultValue === 'string' ? `${text} (default: \`${defaultValue}\`)` : text;
}

function usage(command: Command): string {
  return ['tlswhy', command.name(), argumentsOf(command)].join(' ').trim();
}

function argumentsOf(command: Command): string {
  return command.registeredArguments
    .map((one) => `${one.required ? one.name() : `[${one.name()}]`}${one.variadic ? '...' : ''}`)
    .join(' ');
}

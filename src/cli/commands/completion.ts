import type { Command } from 'commander';
import { nearest } from '../../report/suggest.js';
import { exitCode, type ExitCode, UsageError } from '../exit-codes.js';

const shells: Readonly<Record<string, (program: Command) => string>> = { bash, zsh, fish };

/** Prints a completion script, made from the commands and options themselves. */
export function completion(shell: string, program: Command): ExitCode {
  if (!Object.hasOwn(shells, shell)) {
    const meant = nearest(shell, Object.keys(shells));
    throw new UsageError(`no completion for "${shell}"; ${meant ? `did you mean ${meant}?` : 'there is one for bash, zsh and fish'}`);
  }
  process.stdout.write(shells[shell](program));
  return exitCode.nothing;
}

interface Flags {
  name: string;
  description: string;
  options: { flags: string[]; description: string }[];
}

/** Visible commands; `''` is opening captures. */
function commandsOf(program: Command): Flags[] {
  return program.commands.map((command) => ({
    name: command.name() === 'open' ? '' : command.name(),
    description: command.description(),
    options: [...command.options, ...(command.name() === 'open' ? program.options : [])]
      .filter((option) => !option.hidden)
      .map((option) => ({ flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null), description: option.description })),
  }));
}

function named(program: Command): Flags[] {
  return commandsOf(program).filter((command) => command.name !== '');
}

function bash(program: Command): string {
  const cases = commandsOf(program).map(({ name, options }) =>
    `    ${name === '' ? '*' : name}) words="${options.flatMap((option) => option.flags).join(' ')}" ;;`);
  // The default case stands last: bash takes the first that fits.
  const sorted = [...cases.filter((one) => !one.startsWith('    *')), ...cases.filter((one) => one.startsWith('    *'))];
  return `# tlswhy completion for bash: eval "$(tlswhy completion bash)"
_tlswhy() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then
    COMPREPLY=($(compgen -W "${named(program).map((command) => command.name).join(' ')}" -- "$word") $(compgen -f -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${sorted.join('\n')}
  esac
  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _tlswhy tlswhy
`;
}

function zsh(program: Command): string {
  const quoted = (text: string) => text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
  const commands = named(program).map(({ name, description }) => `    '${name}:${quoted(description)}'`);
  const cases = commandsOf(program).map(({ name, options }) => {
    const specs = options.flatMap(({ flags, description }) => flags.map((flag) => `'${flag}[${quoted(description)}]'`));
    return `    ${name === '' ? '(*)' : name}) _arguments ${specs.join(' ')} '*:file:_files' ;;`;
  });
  const sorted = [...cases.filter((one) => !one.startsWith('    (*)')), ...cases.filter((one) => one.startsWith('    (*)'))];
  return `#compdef tlswhy
# tlswhy completion for zsh: eval "$(tlswhy completion zsh)"
_tlswhy() {
  local -a commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _describe command commands
    _files
    return
  fi
  case $words[2] in
${sorted.join('\n')}
  esac
}
compdef _tlswhy tlswhy
`;
}

function fish(program: Command): string {
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  const lines = commandsOf(program).flatMap(({ name, description, options }) => {
    const scope = name === '' ? '__fish_use_subcommand' : `"__fish_seen_subcommand_from ${name}"`;
    const own = name === '' ? [] : [`complete -c tlswhy -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`];
    const flags = options.map((option) => `complete -c tlswhy -n ${scope} ${option.flags.map(fishFlag).join(' ')} -d ${quoted(option.description)}`);
    return [...own, ...flags];
  });
  return `# tlswhy completion for fish: tlswhy completion fish | source\n${lines.join('\n')}\n`;
}

function fishFlag(flag: string): string {
  return flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`;
}

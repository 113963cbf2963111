import { Command, CommanderError, Help, Option } from 'commander';
import { nearest } from '../report/suggest.js';
import { exitCode, type ExitCode, UsageError } from './exit-codes.js';
import { complain } from './messages.js';
import { collect, duration, failOnChoice, formatName, moment, outputKind, positive } from './option-values.js';

/** Runs a command line (without `node` and the script). Never throws for wrong usage or unreadable input. */
export async function run(args: readonly string[], version: string): Promise<ExitCode> {
  let status: ExitCode = exitCode.nothing;
  const program = build(version, (code) => void (status = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return failure(error);
  }
}

/** The command tree; completion and the tests read it too. `done` is told a command's exit status. */
export function build(version: string, done: (code: ExitCode) => void): Command {
  const program = new Command('tlswhy')
    .description('Why did the TLS handshake fail? Packets in, the cause out, with the frames that prove it.')
    .usage('FILE... | COMMAND')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text) => complain(text.replace(/^error: /, '').trimEnd()) });
  const open = addOpen(program, version, done);
  addWatch(program, version, done);
  addLookUps(program, done);
  addStripKeys(program, done);
  addMachine(program, version, done);
  program.configureHelp({
    // Opening captures is the command without a name: its options are the program's.
    visibleOptions: () => [...open.options.filter((option) => !option.hidden), ...new Help().visibleOptions(program)],
  });
  program.addHelpText('after', examples);
  return program;
}

const examples = `
Examples:
  tlswhy incident.pcap                            open it: the screen, or the report when piped
  ssh host tcpdump -U -w - port 443 | tlswhy -    read while it is being captured
  tlswhy incident.pcap -o postmortem.md           an annotated timeline to paste
  tlswhy *.pcapng -w 'status:failed client:10.0.0.0/8' -f ndjson
  tlswhy watch eth0 port 443                      tell failures as they happen
  tlswhy explain "unexpected eof while reading"`;

function addOpen(program: Command, version: string, done: (code: ExitCode) => void): Command {
  const command = program
    .command('open', { isDefault: true, hidden: true })
    .description('open captures')
    .argument('[FILE...]', 'captures (pcap, pcapng, gzip); - is standard input')
    .addOption(new Option('-f, --format <form>', 'text, json, ndjson or markdown').argParser(formatName))
    .option('-o, --output <path>', 'write the report there; its ending tells the format');
  judging(command)
    .addOption(new Option('--title <text>', 'heading of the report').hideHelp())
    .action(async (files: string[], options) => done(await (await import('./commands/open.js')).open(files, options, version)));
  return command;
}

/** Options of everything that judges connections. */
function judging(command: Command): Command {
  return command
    .option('-w, --where <expression>', 'only connections that match: status:failed sni:*.example.com client:10.0.0.0/8')
    .option('--keylog <file>', 'secrets that open the encrypted part, as programs write them with SSLKEYLOGFILE')
    .addOption(new Option('--private-key <file>', "a server's RSA key, for RSA key exchange (up to TLS 1.2)").argParser(collect).default([], 'none'))
    .option('--trust <roots>', 'which roots chains are checked against: mozilla, system, a file or a folder', 'mozilla')
    .addOption(new Option('--at <time>', "judge certificates at this time instead of the capture's own").argParser(moment))
    .addOption(new Option('--rules <file>', 'more rules; may be repeated').argParser(collect).default([], 'none'))
    .addOption(new Option('--fail-on <severity>', 'error, warning or never: findings that make the exit status 1').argParser(failOnChoice).default('error'))
    .option('--all', 'list connections that never speak TLS too')
    .option('-q, --quiet', 'one line for each problem, no hints')
    .option('-v, --verbose', 'every problem in full, every connection, timelines')
    .option('--color', 'colours, also where the output is no terminal')
    .option('--no-color', 'no colours');
}

function addWatch(program: Command, version: string, done: (code: ExitCode) => void): void {
  const command = program
    .command('watch')
    .description('the same on a live interface; without a name, the one with the default route')
    .argument('[INTERFACE]', 'see: tlswhy interfaces')
    .argument('[FILTER...]', 'what to capture, in the language of tcpdump: port 443 and host 10.0.0.9')
    .addOption(new Option('-f, --format <form>', 'text, json, ndjson or markdown; default: the screen, ndjson when piped').argParser(formatName))
    .option('-o, --output <path>', 'write the report there; its ending tells the format')
    .addOption(new Option('--for <time>', 'stop after 60s, 5m, 1h').argParser(duration))
    .addOption(new Option('--count <packets>', 'stop after so many packets').argParser(positive))
    .addOption(new Option('--via <engine>', 'how to capture').choices(['cap', 'dumpcap', 'tcpdump']));
  judging(command).action(async (name: string | undefined, filter: string[], options) =>
    done(await (await import('./commands/watch.js')).watch(name, filter, options, version)));
}

function addLookUps(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('what an alert (48, unknown_ca), a rule or an error text from a log means, offline')
    .argument('<WHAT...>')
    .option('--color').option('--no-color')
    .action(async (words: string[], options) => done((await import('./commands/explain.js')).explain(words, options)));
  program
    .command('rules')
    .description('the rules: id, severity, one line')
    .addOption(new Option('-f, --format <form>', 'text or json').argParser(outputKind).default('text'))
    .addOption(new Option('--rules <file>', 'list these too').argParser(collect).default([], 'none'))
    .option('--color').option('--no-color')
    .action(async (options) => done(await (await import('./commands/rules.js')).rules(options)));
}

function addStripKeys(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('strip-keys')
    .description('copy a capture without the secrets that decrypt it')
    .argument('<FILE>', 'capture (pcap, pcapng, gzip); - is standard input')
    .requiredOption('-o, --output <path>', 'the copy, uncompressed')
    .action(async (file: string, options) => done(await (await import('./commands/strip-keys.js')).stripKeys(file, options)));
}

function addMachine(program: Command, version: string, done: (code: ExitCode) => void): void {
  program
    .command('interfaces')
    .description('what can be captured from, and with which engine')
    .addOption(new Option('-f, --format <form>', 'text or json').argParser(outputKind).default('text'))
    .option('--color').option('--no-color')
    .action(async (options) => done(await (await import('./commands/interfaces.js')).interfaces(options)));
  program
    .command('doctor')
    .description('what this machine can do, and the command that mends what it cannot')
    .addOption(new Option('-f, --format <form>', 'text or json').argParser(outputKind).default('text'))
    .option('--color').option('--no-color')
    .action(async (options) => done(await (await import('./commands/doctor.js')).doctor(options, version)));
  program
    .command('completion')
    .description('a completion script for bash, zsh or fish')
    .argument('<SHELL>', 'bash, zsh or fish')
    .action(async (shell: string) => done((await import('./commands/completion.js')).completion(shell, program)));
}

async function failure(error: unknown): Promise<ExitCode> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.nothing : exitCode.usage;
  if (error instanceof UsageError) {
    complain(error.message);
    return exitCode.usage;
  }
  const { isUnreadable } = await import('./unreadable.js');
  if (!isUnreadable(error)) throw error;
  complain(error.message);
  return exitCode.unreadable;
}

/** Names of commands near to a word that is no file. */
export function commandMeant(word: string): string | undefined {
  return nearest(word, ['watch', 'explain', 'rules', 'strip-keys', 'interfaces', 'doctor', 'completion']);
}

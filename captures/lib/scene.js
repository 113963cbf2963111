// One recording: a network, a capture on one of its hosts, programs, and what they printed.
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Network } from './network.js';
import { nginxLog } from './nginx.js';
import { must, Program, sleep, until } from './processes.js';

const DEFAULTS = {
  client: '10.0.0.5',
  server: '10.0.0.9',
  hosts: { 'api.example.com': '10.0.0.9' },
  delayMs: 4,
  captureOn: 'client',
  device: 'eth0',
  filter: 'tcp or icmp or icmp6',
  snaplen: 0,
};

const SIDES = { client: 'Client', wire: 'Router', server: 'Server' };

export class Scene {
  /** `story` is what a case's record.js exports; `folder` is that case's folder. */
  static async open(folder, story) {
    const scene = new Scene(folder, { ...DEFAULTS, ...story.network });
    scene.network = await Network.open(scene.settings);
    return scene;
  }

  constructor(folder, settings) {
    this.folder = folder;
    this.settings = settings;
    this.work = mkdtempSync(join(tmpdir(), 'capture-'));
    chmodSync(this.work, 0o755);
    this.said = [];
    this.used = new Set(['tcpdump']);
  }

  /** Copies files of the case (or of lib/, when the case has none of that name) to where the programs run. */
  bring(...files) {
    for (const file of files) {
      const own = join(this.folder, file);
      copyFileSync(existsSync(own) ? own : new URL(file, import.meta.url), join(this.work, file));
    }
  }

  /** Runs a set-up command on one side (client, wire or server). */
  set(side, ...command) {
    return this.network.set(side, ...command);
  }

  /** Installs a root (a file in the working folder) as the only one that the client's machine trusts. */
  installRoot(file = 'root.pem') {
    this.network.trustOnly('client', this.read(file));
  }

  nft(side, ...rules) {
    const chains = 'add table inet t; add chain inet t input { type filter hook input priority 0; };'
      + 'add chain inet t forward { type filter hook forward priority 0; };'
      + 'add chain inet t output { type filter hook output priority 0; };';
    this.set(side, 'nft', chains + rules.map((rule) => `add rule inet t ${rule}`).join(';'));
  }

  /** With `interfaces` in the network's settings, several of one host in one file (pcapng), by dumpcap. */
  async capture() {
    const { captureOn, device, snaplen, filter, interfaces } = this.settings;
    if (interfaces) return this.captureSeveral(captureOn, interfaces, filter);
    this.file = join(this.work, 'capture.pcap');
    this.tcpdump = this.network.start(captureOn, ['tcpdump', '-Z', 'root', '-i', device, '-s', String(snaplen),
      '-U', '--immediate-mode', '-w', this.file, filter], {});
    await this.tcpdump.says('listening on');
  }

  async captureSeveral(host, interfaces, filter) {
    this.used.delete('tcpdump');
    this.used.add('dumpcap');
    this.file = join(this.work, 'capture.pcapng');
    const each = interfaces.flatMap((name) => ['-i', name, '-f', filter]);
    this.tcpdump = this.network.start(host, ['dumpcap', '-q', ...each, '-w', this.file], {});
    await this.tcpdump.says('File:');
  }

  /** Stops the capture when no packet has come for `quiet` seconds. */
  async endCapture(quiet = 0.5) {
    await sleep(quiet * 1000);
    await this.tcpdump.stop('SIGINT');
  }

  /** Starts a server and waits until its port listens; `side` is where, client for what calls back. */
  async serve(argv, { port = 443, env, input, quiet = false, label, side = 'server' } = {}) {
    const server = this.network.start(side, this.knownProgram(argv), { cwd: this.work, env, input });
    server.label = label ?? `Server, \`${argv.join(' ')}\``;
    server.quiet = quiet;
    (this.servers ??= []).push(server);
    if (port) await this.listens(port, side);
    return server;
  }

  async listens(port, side = 'server') {
    const listening = () => this.set(side, 'ss', '-Hltn', `sport = :${port}`).trim() !== '';
    const said = () => this.servers.map((one) => one.output).join('\n');
    await until(listening, 10, () => `nothing listens on port ${port}\n${said()}`);
  }

  /** Starts nginx with the nginx.conf in the working folder. */
  async nginx(port = 443) {
    this.usesNginx = true;
    const files = ['-p', this.work, '-e', 'error.log', '-c', 'nginx.conf'];
    return this.serve(['nginx', ...files, '-g', 'daemon off;'], { port, quiet: true });
  }

  /** Runs a client to its end; keeps the command, what it printed and its exit status for the README. */
  async client(argv, options = {}) {
    return this.run('client', argv, options);
  }

  /** The same on either side: what the people of the server's machine do. */
  async run(side, argv, { env, input, label = SIDES[side], seconds = 60, show = argv } = {}) {
    const program = this.network.start(side, this.knownProgram(argv), { cwd: this.work, env, input });
    const killer = setTimeout(() => program.stop('SIGKILL'), seconds * 1000);
    const status = await program.ended;
    clearTimeout(killer);
    const prefix = Object.entries(env ?? {}).map(([name, value]) => `${name}=${value} `).join('');
    this.say(`${label}, \`${prefix}${show.map(quoted).join(' ')}\`, exit status ${status}`, program.output);
    await sleep(120);
    return { status, output: program.output };
  }

  /** Compiles or prepares something outside the network, in the folder where the programs run. */
  async prepare(argv, env) {
    const program = new Program(argv, { cwd: this.work, env });
    if (await program.ended !== 0) throw new Error(`${argv.join(' ')}\n${program.output}`);
    this.used.add(argv[0]);
    return program.output;
  }

  say(title, text) {
    this.said.push({ title: this.clean(title), text: this.clean(text) });
  }

  uses(...tools) {
    for (const tool of tools) this.used.add(tool);
  }

  /** Log lines speak of the folder that the recording happened to run in; its readers need not. */
  clean(text) {
    return text.replaceAll(`${this.work}/`, '').replaceAll(this.work, '.').replace(/[ \t\r]+$/gm, '')
      .replace(/[^\t\n\x20-\x7e]/g, '.').replace(/^(.{300}).+$/gm, '$1 [...]').trim();
  }

  knownProgram(argv) {
    this.used.add(argv[0]);
    return argv;
  }

  /** Copies the capture, the session keys if any were written, and `extra` files into the case's folder. */
  keep(...extra) {
    copyFileSync(this.file, join(this.folder, basename(this.file)));
    rmSync(join(this.folder, 'keys.log'), { force: true });
    const files = ['keys.log', ...extra].filter((name) => existsSync(join(this.work, name)));
    for (const name of files) copyFileSync(join(this.work, name), join(this.folder, name));
  }

  sayServers() {
    for (const { label, output, quiet } of this.servers ?? []) {
      if (!quiet && output.trim() !== '') this.say(label, output);
    }
    if (!this.usesNginx) return;
    const { error, access } = nginxLog(this.work);
    if (error) this.say('Server, nginx `error.log` (level info)', error);
    if (access) this.say('Server, nginx `access.log`', access);
  }

  async close() {
    await this.network.close();
    rmSync(this.work, { recursive: true, force: true });
  }

  /** Text of a file in the folder where the programs run. */
  read(name) {
    return readFileSync(join(this.work, name), 'utf8');
  }

  must(command, ...args) {
    return must(command, ...args);
  }
}

function quoted(word) {
  return /^[\w./:=,@+-]+$/.test(word) ? word : `'${word}'`;
}

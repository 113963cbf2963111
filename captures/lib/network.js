// Client, wire and server, each a network namespace; the wire is a delay of some milliseconds, or a router.
//
//   client eth0 ──────── left  wire  right ──────── eth0 server
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { must, Program } from './processes.js';

/** NETNS_PREFIX tells recordings apart that run side by side on one machine. */
const PREFIX = `${process.env.NETNS_PREFIX ?? 'captures'}-${process.pid}`;
const BOX_SCRIPT = fileURLToPath(new URL('meddler.py', import.meta.url));
const WIRE_SCRIPT = fileURLToPath(new URL('wire.py', import.meta.url));

/** Offloads make packets that no wire ever carried: larger than the MTU, and without checksums. */
const OFFLOADS = ['tx', 'rx', 'tso', 'gso', 'gro'].flatMap((feature) => [feature, 'off']);

const NO_SIX = ['net.ipv6.conf.all.disable_ipv6=1', 'net.ipv6.conf.default.disable_ipv6=1'];

/** All addresses are IPv4, or all are IPv6; `server` may be a list of addresses of the one host. */
export class Network {
  static async open({ client, server, hosts, delayMs, router, box }) {
    const network = new Network();
    try {
      network.build(client, server, hosts, router);
      if (!router && !box) await network.startWire(delayMs);
      if (box) await network.startBox(delayMs, box);
      return network;
    } catch (error) {
      await network.close();
      throw error;
    }
  }

  constructor() {
    this.names = { client: `${PREFIX}-client`, wire: `${PREFIX}-wire`, server: `${PREFIX}-server` };
    this.programs = [];
  }

  build(client, server, hosts, router) {
    for (const name of Object.values(this.names)) {
      must('ip', 'netns', 'add', name);
      if (!isSix(client)) this.in(name, 'sysctl', '-qw', ...NO_SIX);
      this.in(name, 'ip', 'link', 'set', 'lo', 'up');
    }
    this.join('client', 'left', '02:42:0a:00:00:05');
    this.join('server', 'right', '02:42:0a:00:00:09');
    this.address(client, server, router);
    for (const side of ['client', 'server']) this.nameHosts(this.names[side], hosts);
  }

  join(side, port, mac) {
    const host = this.names[side];
    must('ip', 'link', 'add', 'eth0', 'address', mac, 'netns', host, 'type', 'veth',
      'peer', 'name', port, 'netns', this.names.wire);
    for (const [name, device] of [[host, 'eth0'], [this.names.wire, port]]) {
      this.in(name, 'ethtool', '-K', device, ...OFFLOADS);
      this.in(name, 'ip', 'link', 'set', device, 'up');
    }
  }

  address(client, server, router) {
    this.addAddress(this.names.client, client);
    for (const one of [server].flat()) this.addAddress(this.names.server, one);
    if (!router) return;
    this.in(this.names.wire, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
    this.in(this.names.wire, 'ip', 'address', 'add', `${router.left}/24`, 'dev', 'left');
    this.in(this.names.wire, 'ip', 'address', 'add', `${router.right}/24`, 'dev', 'right');
    this.in(this.names.client, 'ip', 'route', 'add', 'default', 'via', router.left);
    this.in(this.names.server, 'ip', 'route', 'add', 'default', 'via', router.right);
  }

  addAddress(name, address) {
    const how = isSix(address) ? [`${address}/64`, 'nodad'] : [`${address}/24`];
    this.in(name, 'ip', 'address', 'add', how[0], 'dev', 'eth0', ...how.slice(1));
  }

  /** `ip netns exec` lays /etc/netns/NAME/hosts over /etc/hosts. */
  nameHosts(name, hosts) {
    mkdirSync(`/etc/netns/${name}`, { recursive: true });
    const lines = Object.entries(hosts).map(([host, address]) => `${address} ${host}`);
    writeFileSync(`/etc/netns/${name}/hosts`, ['127.0.0.1 localhost', ...lines, ''].join('\n'));
  }

  /**
   * And /etc/netns/NAME/resolv.conf over /etc/resolv.conf: what /etc/hosts does not name is asked of `addresses`, one
   * or a list; `more` are further lines.
   */
  resolveAt(side, addresses, ...more) {
    const lines = [...[addresses].flat().map((address) => `nameserver ${address}`), ...more];
    writeFileSync(`/etc/netns/${this.names[side]}/resolv.conf`, `${lines.join('\n')}\n`);
  }

  /**
   * `ip netns exec` lays /etc/netns/NAME/ssl over /etc/ssl as well: a machine that trusts these roots only,
   * and has another openssl.cnf where one is given.
   */
  trustOnly(side, roots, config = readFileSync('/etc/ssl/openssl.cnf', 'utf8')) {
    const folder = `/etc/netns/${this.names[side]}/ssl`;
    mkdirSync(`${folder}/certs`, { recursive: true });
    writeFileSync(`${folder}/openssl.cnf`, config);
    writeFileSync(`${folder}/certs/ca-certificates.crt`, roots);
    writeFileSync(`${folder}/certs/installed-root.pem`, roots);
    must('openssl', 'rehash', `${folder}/certs`);
  }

  async startWire(delayMs) {
    const wire = this.start('wire', ['/usr/bin/python3', WIRE_SCRIPT, 'left', 'right', String(delayMs)], {});
    await wire.says('forwarding');
  }

  /** Instead of the wire, or in place of the box before: one that meddles; `policy` is the words that meddler.py takes. */
  async startBox(delayMs, policy) {
    await this.box?.stop();
    this.box = this.start('wire', ['/usr/bin/python3', '-B', BOX_SCRIPT, 'left', 'right', String(delayMs), ...policy], {});
    await this.box.says('forwarding');
  }

  /** A second server with the same addresses, which only a box can reach; it is told where the client is. */
  addTwin({ server, client }) {
    this.names.twin = `${PREFIX}-twin`;
    must('ip', 'netns', 'add', this.names.twin);
    this.in(this.names.twin, 'ip', 'link', 'set', 'lo', 'up');
    this.join('twin', 'other', '02:42:0a:00:00:09');
    for (const one of [server].flat()) this.addAddress(this.names.twin, one);
    this.in(this.names.twin, 'ip', 'neigh', 'add', client, 'lladdr', '02:42:0a:00:00:05', 'dev', 'eth0');
  }

  /** Runs a set-up command inside a namespace; `side` is client, wire, server or twin. */
  set(side, ...command) {
    return this.in(this.names[side], ...command);
  }

  in(name, ...command) {
    return must('ip', 'netns', 'exec', name, ...command);
  }

  /** Starts a program on one side; it ends with the network at the latest. */
  start(side, argv, options) {
    const program = new Program(['ip', 'netns', 'exec', this.names[side], ...argv], options);
    this.programs.push(program);
    return program;
  }

  async close() {
    for (const program of this.programs.reverse()) await program.stop();
    for (const name of Object.values(this.names)) {
      try { must('ip', 'netns', 'delete', name); } catch { /* it was never made */ }
      rmSync(`/etc/netns/${name}`, { recursive: true, force: true });
    }
  }
}

function isSix(address) {
  return address.includes(':');
}

import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { networkInterfaces } from 'node:os';
import { delimiter, join } from 'node:path';

/** A program's first place in PATH, or in the folders of system programs that PATH may lack. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];
  return folders.filter((folder) => folder !== '').map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** CAP_NET_RAW, bit 13 of the effective set, or root where there are no capabilities. */
export function mayCapture(): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readText('/proc/self/status') ?? '')?.[1];
  if (effective === undefined) return process.geteuid?.() === 0;
  return ((BigInt(`0x${effective}`) >> 13n) & 1n) === 1n;
}

/** Whether a capture program can open an interface: it is asked to print a filter's code, for which it must open it. */
export async function canOpen(program: string, interfaceName: string): Promise<boolean> {
  return (await run(program, ['-i', interfaceName, '-d'])).code === 0;
}

/** The version that a program prints, its first line. */
export async function versionOf(program: string): Promise<string> {
  const { output } = await run(program, ['--version']);
  return output.split('\n', 1)[0].trim();
}

function run(program: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const options = { timeout: 5000, env: { ...process.env, LC_ALL: 'C' } };
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, output: stdout === '' ? stderr : stdout });
    });
  });
}

export interface NetworkInterface {
  name: string;
  addresses: string[];
  /** The default route leads through it. */
  isDefault: boolean;
  isLoopback: boolean;
}

/** Interfaces that are up and have an address; the one with the default route first. */
export function listInterfaces(): NetworkInterface[] {
  const route = defaultRoute();
  return Object.entries(networkInterfaces())
    .map(([name, addresses = []]) => ({
      name,
      addresses: addresses.map(({ address }) => address),
      isDefault: name === route,
      isLoopback: addresses.some(({ internal }) => internal),
    }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || Number(a.isLoopback) - Number(b.isLoopback));
}

/** All interfaces, also those without an address where the system lists them (Linux). */
export function interfaceNames(): string[] {
  const folder = '/sys/class/net';
  return existsSync(folder) ? readdirSync(folder) : Object.keys(networkInterfaces());
}

/** The interface of the IPv4 or IPv6 default route, as Linux tells; elsewhere the first that is not loopback. */
export function defaultRoute(): string | undefined {
  const v4 = lines('/proc/net/route').find((fields) => fields[1] === '00000000' && fields[7] === '00000000')?.[0];
  const v6 = lines('/proc/net/ipv6_route').find((fields) => /^0{32}$/.test(fields[0]) && fields[1] === '00' && fields[9] !== 'lo')?.[9];
  const other = Object.entries(networkInterfaces()).find(([, addresses = []]) => addresses.some(({ internal }) => !internal))?.[0];
  return v4 ?? v6 ?? other;
}

function lines(path: string): string[][] {
  return (readText(path) ?? '').split('\n').map((line) => line.trim().split(/\s+/)).filter((fields) => fields.length > 7);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Why the native capture module cannot be loaded; undefined where it can. */
export function whyNoCap(): string | undefined {
  try {
    createRequire(import.meta.url)('cap');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  }
}

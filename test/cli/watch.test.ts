import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { connect as connectTls, createServer as createTlsServer, type Server } from 'node:tls';
import { expect, it } from 'vitest';
import { findProgram, mayCapture, whyNoCap } from '../../src/io/machine.js';
import { lineErrors } from '../report/schema.js';
import { bundled } from './program.js';

const tlswhy = await bundled();
const engines = ['cap', 'dumpcap', 'tcpdump'].filter((name) => (name === 'cap' ? whyNoCap() === undefined : findProgram(name)));

it.skipIf(!mayCapture()).each(engines)('tells a refused connection as it happens, with %s', async (engine) => {
  const port = await closedPort();
  const child = spawn(process.execPath, [tlswhy.path, 'watch', 'lo', `tcp port ${port}`, '--via', engine, '-f', 'ndjson']);
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').filter((line) => line !== '')));
  const ended = once(child, 'close');
  // How long an engine takes to start is its own affair: ask until it has seen one.
  while (lines.length === 0 && child.exitCode === null) await refused(port);
  child.kill('SIGINT');
  expect((await ended)[0]).toBe(1);
  const parts = lines.map((line) => JSON.parse(line));
  expect(parts.flatMap(lineErrors)).toEqual([]);
  expect(parts[0]).toMatchObject({ type: 'connection', status: 'failed', findings: [{ rule: 'tcp/refused', rootCause: true }] });
  expect(parts.at(-1)).toMatchObject({ type: 'end' });
}, 30_000);

it.skipIf(!mayCapture()).each(engines)('tells a failing handshake within a second of its packet, with %s', async (engine) => {
  const { server, port } = await oldServer();
  const child = spawn(process.execPath, [tlswhy.path, 'watch', 'lo', `tcp port ${port}`, '--via', engine, '-f', 'ndjson']);
  const told: { at: number; line: string }[] = [];
  const note = (text: string) => told.push(...text.split('\n').filter(Boolean).map((line) => ({ at: Date.now(), line })));
  child.stdout.setEncoding('utf8').on('data', note);
  const ended = once(child, 'close');
  while (told.length === 0 && child.exitCode === null) await refusedHandshake(port);
  child.kill('SIGINT');
  await ended;
  server.close();
  const connection = JSON.parse(told[0].line);
  expect(connection).toMatchObject({ status: 'failed', findings: [{ rule: 'negotiation/no-shared-version', rootCause: true }] });
  const alert = Date.parse(connection.alerts[0].time);
  expect(told[0].at - alert).toBeLessThan(1000);
}, 60_000);

it.skipIf(!mayCapture())('stops by itself after the time given, and says that it saw nothing', async () => {
  const { status, stdout, stderr } = await tlswhy(['watch', 'lo', 'tcp port 1', '--for', '300ms', '-f', 'json']);
  expect([status, stderr]).toEqual([0, 'tlswhy: no packet was captured\n']);
  expect(JSON.parse(stdout).summary.connections).toBe(0);
});

it('knows a mistyped interface', async () => {
  expect(await tlswhy(['watch', 'loo'])).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean "lo"?') });
});

/** A real server that speaks TLS 1.2 at most. */
async function oldServer(): Promise<{ server: Server; port: number }> {
  // The version is refused before a certificate is asked for: it needs none.
  const server = createTlsServer({ maxVersion: 'TLSv1.2' }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}

/** A real client that wants TLS 1.3 at least. */
async function refusedHandshake(port: number): Promise<void> {
  const socket = connectTls({ port, host: '127.0.0.1', servername: 'localhost', minVersion: 'TLSv1.3', rejectUnauthorized: false });
  socket.on('error', () => {});
  await new Promise((done) => socket.on('close', done));
  await new Promise((done) => setTimeout(done, 1500));
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function refused(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  await new Promise((done) => socket.on('close', done));
  await new Promise((done) => setTimeout(done, 100));
}

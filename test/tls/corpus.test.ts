import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ja3 } from '../../src/tls/fingerprint/ja3.js';
import { ja3s } from '../../src/tls/fingerprint/ja3s.js';
import { ja4 } from '../../src/tls/fingerprint/ja4.js';
import type { HandshakeMessage } from '../../src/tls/handshake.js';
import { corpusPath } from '../build/corpus.js';
import { disagreements } from './disagreements.js';
import { readConnections, type ReadConnection, type TlsEvent } from './read.js';

interface Host {
  ip: string;
  port: number;
}

/** What tshark says of one TCP stream, as far as it is compared; the corpus's README has it all. */
interface OracleStream {
  stream: number;
  client: Host;
  server: Host;
  messages: { dir: 'c>s' | 's>c'; type: number | string | null; name: string; decrypted?: boolean }[];
  clientHellos: {
    version: string;
    supportedVersions: string[];
    ciphers: string[];
    extensions: number[];
    sni: string | null;
    alpn: string[];
    ja3: string;
  }[];
  serverHellos: {
    hrr: boolean;
    version: string;
    selectedVersion: string | null;
    cipher: string;
    extensions: number[];
    alpn: string | null;
    ja3s: string;
  }[];
  alerts: { frame: number; level: number; description: number; encrypted: boolean }[];
}

interface Oracle {
  tcp: OracleStream[];
  variants?: { outOfOrder?: { tcp?: Partial<OracleStream>[] } };
}

interface Ja4Connection {
  transport: string;
  client: Host;
  ja4: Record<string, string[]>;
}

const corpus = corpusPath() ?? '';
type View = Record<'messages' | 'client hellos' | 'server hellos' | 'alerts', unknown>;

describe.skipIf(!corpus)('the TLS that the corpus holds', () => {
  it('reads as tshark has it, but for the differences that are explained', () => {
    const found = captures().flatMap(differences);
    expect(found.sort()).toEqual(Object.keys(disagreements).sort());
  });

  it('has the JA4 that its authors expect', () => {
    const wrong = captures()
      .filter((capture) => capture.startsWith('ja4/'))
      .flatMap(wrongJa4);
    expect(wrong).toEqual([]);
  });
});

/** Captures with an oracle, as paths below the corpus. */
function captures(): string[] {
  return ['zeek', 'ja4']
    .flatMap((tree) => walk(join(corpus, 'oracle', tree)))
    .map((path) => path.slice(join(corpus, 'oracle').length + 1, -'.json'.length));
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function differences(capture: string): string[] {
  const oracle: Oracle = JSON.parse(readFileSync(join(corpus, 'oracle', `${capture}.json`), 'utf8'));
  const variants = oracle.variants?.outOfOrder?.tcp ?? [];
  const connections = readConnections(join(corpus, capture));
  return oracle.tcp.flatMap((told) => {
    const stream = { ...told, ...variants.find((variant) => variant.stream === told.stream) };
    const here = `${capture}#${stream.stream}`;
    if (stream.messages.length === 0 && stream.alerts.length === 0) return [];
    const connection = take(connections, stream.client, stream.server);
    // Which tunnels are opened is the network layer's business and has its own tests.
    if (!connection) return capture.startsWith('zeek/tunnels/') ? [] : [`${here} missing`];
    const [ours, theirs] = [viewOf(connection, stream.client), viewOfOracle(stream)];
    const keys = Object.keys(ours) as (keyof View)[];
    return keys
      .filter((key) => JSON.stringify(ours[key]) !== JSON.stringify(theirs[key]))
      .map((key) => `${here} ${key}`);
  });
}

/** A port pair may be used again: the first connection of the pair goes to the first stream. */
function take(connections: ReadConnection[], client: Host, server: Host): ReadConnection | undefined {
  const pair = [client, server]
    .map((host) => `${host.ip} ${host.port}`)
    .sort()
    .join();
  const index = connections.findIndex(
    ({ start }) =>
      start.endpoints
        .map((end) => `${end.address} ${end.port}`)
        .sort()
        .join() === pair,
  );
  return index < 0 ? undefined : connections.splice(index, 1)[0];
}

function viewOf({ events, start }: ReadConnection, client: Host): View {
  const clientDirection = start.endpoints[0].address === client.ip && start.endpoints[0].port === client.port ? 0 : 1;
  const messages = events.flatMap((event) => (event.event === 'message' ? [event.message] : []));
  return {
    messages: events.flatMap((event) =>
      nameOf(event).map((name) => `${event.direction === clientDirection ? 'c>s' : 's>c'} ${name}`),
    ),
    'client hellos': messages.flatMap(clientHelloView),
    'server hellos': messages.flatMap(serverHelloView),
    alerts: events.flatMap((event) =>
      event.event === 'alert' ? [`${event.at.frame} ${event.level} ${event.code}`] : [],
    ),
  };
}

function nameOf(event: TlsEvent): string[] {
  if (event.event === 'ccs') return ['change_cipher_spec'];
  return event.event === 'message' ? [event.message.type.replace('sslv2_', 'ssl2_')] : [];
}

function clientHelloView(hello: HandshakeMessage): unknown[] {
  if (hello.type !== 'client_hello') return [];
  const { legacyVersion, cipherSuites, extensions, serverName, alpn } = hello;
  const versions = extensions.body(43, 'offered_versions')?.versions ?? [];
  return [[legacyVersion, versions, cipherSuites, extensions.codes, serverName ?? null, alpn.map(printed), ja3(hello)]];
}

function serverHelloView(hello: HandshakeMessage): unknown[] {
  if (hello.type !== 'server_hello' && hello.type !== 'hello_retry_request') return [];
  const selected = hello.extensions.body(43, 'selected_version')?.version ?? null;
  const alpn = hello.type === 'server_hello' ? (hello.alpn ?? null) : null;
  return [
    [
      hello.type === 'hello_retry_request',
      hello.legacyVersion,
      selected,
      hello.cipherSuite,
      hello.extensions.codes,
      alpn,
      ja3s(hello),
    ],
  ];
}

/** tshark prints bytes that are no UTF-8 as replacement characters. */
function printed(name: string): string {
  return Buffer.from(name, 'latin1').toString('utf8');
}

function viewOfOracle(stream: OracleStream): View {
  const readable = stream.messages.filter((message) => message.name !== 'encrypted' && !message.decrypted);
  return {
    messages: readable.map((message) => `${message.dir} ${message.name}`),
    'client hellos': stream.clientHellos.map((hello) => [
      Number(hello.version),
      hello.supportedVersions.map(Number),
      hello.ciphers.map(Number),
      hello.extensions,
      hello.sni,
      hello.alpn,
      hello.ja3,
    ]),
    'server hellos': stream.serverHellos.map((hello) => [
      hello.hrr,
      Number(hello.version),
      hello.selectedVersion === null ? null : Number(hello.selectedVersion),
      Number(hello.cipher),
      hello.extensions,
      hello.alpn,
      hello.ja3s,
    ]),
    alerts: stream.alerts
      .filter((alert) => !alert.encrypted)
      .map((alert) => `${alert.frame} ${alert.level} ${alert.description}`),
  };
}

function wrongJa4(capture: string): string[] {
  const path = join(corpus, 'ja4-expected', `${capture.slice('ja4/'.length)}.json`);
  if (!existsSync(path)) return [];
  const expected: Ja4Connection[] = JSON.parse(readFileSync(path, 'utf8')).connections;
  const ours = readConnections(join(corpus, capture)).map(({ start, events }) => {
    const hello = events.flatMap((event) =>
      event.event === 'message' && event.message.type === 'client_hello' ? [event.message] : [],
    )[0];
    return { ends: start.endpoints, ja4: hello && ja4(hello) };
  });
  return expected
    .filter(({ transport }) => transport === 'tcp')
    .flatMap(({ client, ja4: wanted }) => {
      const same = ours.filter(({ ends }) => ends.some((end) => end.address === client.ip && end.port === client.port));
      const values = Object.values(wanted).flat();
      return same.some((one) => one.ja4 !== undefined && values.includes(one.ja4))
        ? []
        : [`${capture} ${client.ip}:${client.port} ${values[0]}`];
    });
}

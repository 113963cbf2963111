import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyseFiles } from '../../src/cli/pipeline.js';
import { markdownCode, markdownText } from '../../src/report/escape.js';
import type { ConnectionReport, FindingReport } from '../../src/report/document.js';
import { builtInRules } from '../../src/rules/rules.js';
import { mozillaTrustList } from '../../src/x509/trust.js';
import { generatedNote, link, page, table } from './markdown.js';

/** One client program against one fault, as captures/matrix/record.js wrote it down. */
export interface Cell {
  readonly stack: string;
  readonly software: string;
  /** The newest that the client offered. */
  readonly version: 'TLS 1.2' | 'TLS 1.3';
  readonly command: string;
  /** The line in which the program told how it ended. */
  readonly said: string;
  readonly exitStatus: number | string;
  /** As tshark sees them, without keys. */
  readonly connections: readonly { readonly port: number; readonly wire: string }[];
}

/** A connection of a cell: what is on the wire, and what tlswhy says of it. */
export interface Meeting {
  readonly wire: string;
  readonly told: ConnectionReport;
}

export interface MatrixFault {
  /** Of its files in captures/matrix. */
  readonly name: string;
  readonly title: string;
  readonly cells: readonly (Cell & { readonly meetings: readonly Meeting[] })[];
}

const folder = 'captures/matrix';

/** Every recorded fault, in the order of a handshake. */
export async function readMatrix(root: string): Promise<MatrixFault[]> {
  const names = readdirSync(join(root, folder)).filter((file) => file.endsWith('.json')).map((file) => basename(file, '.json'));
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const faults: MatrixFault[] = [];
  for (const name of names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) faults.push(await readFault(root, name));
  return faults;
}

const order = [
  'healthy',
  'connection-refused',
  'plain-http',
  'reset-after-client-hello',
  'closed-after-client-hello',
  'silent-after-client-hello',
  'internal-error',
  'no-shared-version',
  'no-shared-cipher',
  'unknown-ca',
  'self-signed',
  'missing-intermediate',
  'expired',
  'not-yet-valid',
  'wrong-host',
  'client-certificate-missing',
  'reset-after-handshake',
];

async function readFault(root: string, name: string): Promise<MatrixFault> {
  const path = join(root, folder, name);
  const { title, cells }: { title: string; cells: Cell[] } = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
  const byPort = await toldByPort(`${path}.pcap`);
  const meetings = ({ connections }: Cell) => connections.flatMap(({ port, wire }) => {
    const told = byPort.get(port);
    return told ? [{ wire, told }] : [];
  });
  return { name, title, cells: cells.map((cell) => ({ ...cell, meetings: meetings(cell) })) };
}

async function toldByPort(path: string): Promise<Map<number, ConnectionReport>> {
  const byPort = new Map<number, ConnectionReport>();
  await analyseFiles([path], { trust: mozillaTrustList(), rules: builtInRules, all: true }, {
    told: ({ connection }) => void byPort.set(connection.client.port, connection),
    warning(text) {
      throw new Error(`${path}: ${text}`);
    },
    end: () => {},
  });
  return byPort;
}

/** docs/matrix.md */
export function matrixPage(faults: readonly MatrixFault[]): string {
  return page(
    generatedNote('captures/matrix'),
    '# Stack by stack, fault by fault',
    'The same faults met by one TLS library after another: what then stands on the wire, what the program prints, and what tlswhy says of the ' +
      'packets alone: no keys, no access to either machine, roots as in Mozilla\'s list. Recorded by `npm run record:matrix`; ' +
      `the captures are in [${folder}](../${folder}/README.md), and a test holds every line of this page to them.`,
    'On the wire, `C` is the client and `S` the server, `[24]` an encrypted record of 24 bytes, `CCS` a ChangeCipherSpec; alerts are numbered as in ' +
      '`tlswhy explain 48`. `FIN` and `RST` end TCP, `3.0 s` is a pause; `ServerHello…ServerHelloDone` stands for ServerHello, Certificate, ServerKeyExchange, ServerHelloDone. A version is the newest that the client offered. ' +
      '`OpenSSL 3` is `openssl s_client`, `GnuTLS` is `gnutls-cli`, `NSS` is `tstclnt`.',
    `## The clients\n\n${clients(faults)}`,
    `## The faults\n\n${faults.map(({ name, title }) => `- ${link(markdownText(title), `#${anchor(title)}`)} (\`${name}\`)`).join('\n')}`,
    ...faults.map(section),
  );
}

/** As GitHub names the anchor of a heading. */
function anchor(title: string): string {
  return title.toLowerCase().replace(/[^\w -]/g, '').replaceAll(' ', '-');
}

function clients(faults: readonly MatrixFault[]): string {
  const software = new Map(faults.flatMap(({ cells }) => cells).map((cell) => [cell.stack, cell.software]));
  return table(['stack', 'program'], [...software].map(([stack, program]) => [stack, markdownText(program)]));
}

function section({ name, title, cells }: MatrixFault): string {
  const head = ['client', 'on the wire', 'what the client said (exit status)', 'what tlswhy says'];
  const shown = `\`tlswhy ${folder}/${name}.pcap\``;
  return `## ${markdownText(title)}\n\n${shown}\n\n${table(head, cells.flatMap((cell) => rows(cell)))}`;
}

/** A row for each connection that went another way than those before it; browsers try again and again. */
function rows({ stack, version, said, exitStatus, meetings }: MatrixFault['cells'][number]): string[][] {
  const groups: { wire: string; verdict: string; times: number }[] = [];
  for (const { wire, told } of meetings) {
    const verdict = verdictOf(told);
    const same = groups.find((group) => group.verdict === verdict && course(group.wire) === course(wire));
    if (same) same.times++;
    else groups.push({ wire, verdict, times: 1 });
  }
  return groups.map(({ wire, verdict, times }, index) => [
    index === 0 ? `${stack}, ${version}` : '',
    `${markdownCode(shortened(wire))}${times > 1 ? `, ${times} times` : ''}`,
    index === 0 ? `${said === '' ? 'nothing' : markdownCode(said)} (${exitStatus})` : '',
    verdict,
  ]);
}

/** Who said what, whatever the lengths: signatures are a byte longer or shorter from one time to the next. */
function course(wire: string): string {
  return [...wire.matchAll(/[CS] |[A-Za-z]+(?: \d+)?/g)].join(' ');
}

/** The server's usual flight up to TLS 1.2 fills a line without saying much. */
function shortened(wire: string): string {
  return wire.replace('ServerHello Certificate ServerKeyExchange ServerHelloDone', 'ServerHello…ServerHelloDone');
}

function verdictOf(told: ConnectionReport): string {
  const shown = told.findings.filter((one) => one.rootCause || one.severity === 'warning');
  return [`**${told.status}**`, ...shown.map(nameOf)].join('; ');
}

function nameOf({ rule, certainty, severity, rootCause }: FindingReport): string {
  const named = link(rule, `rules/${rule}.md`);
  return rootCause ? `${named}, ${certainty}` : `${severity} ${named}`;
}

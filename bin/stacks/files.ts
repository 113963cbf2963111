import { clientConfusion, refusals, serverConfusion, unseenProgramConfusion, unseenVersionConfusion, type Confusion } from './measure.js';
import { recordedConnections } from './recorded.js';
import { clientTable, tableSource } from './table.js';

export interface WrittenFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export async function tableFile(root: string): Promise<WrittenFile> {
  const text = tableSource(clientTable(await recordedConnections(root)));
  return { path: 'src/tls/stacks/recorded-clients.ts', text };
}

/** docs/reference/stacks.md: what is recognised, how, and how often that is right. */
export async function pageFile(root: string): Promise<WrittenFile> {
  const connections = await recordedConnections(root);
  const clients = [clientConfusion, unseenProgramConfusion, unseenVersionConfusion].map((measure) => measure(connections));
  const text = page(clients, serverConfusion(connections), refusals(connections), connections.length);
  return { path: 'docs/reference/stacks.md', text };
}

function page(
  clients: readonly Confusion[],
  servers: Confusion,
  refused: ReadonlyMap<string, string>,
  connections: number,
): string {
  return `<!-- Written by \`npm run stacks\`: do not change it here. -->

# Which TLS library is it?

\`clientStack\` and \`serverStack\` of a connection name the TLS library of either end, as far as its bytes show it, with a
certainty (\`likely\` or \`possible\`, never more) and what it was known by. A program is named only where what it sends was
recorded from no other program; \`s_client\`, \`gnutls-cli\`, Go's and Java's plain clients send their library's defaults, as any
other program may, and are not named.

A ClientHello is compared with each that was recorded, by its signature algorithms, suites, groups, key shares, versions, point
formats, extensions and their order (but for libraries that draw the order anew each time), GREASE and session id, each with a
weight. Nothing is said when no recorded library is much more alike than all others. So another version or other settings of a
library are still recognised, and a library that nobody recorded mostly is not taken for one that was.

A server is harder: its ServerHello before TLS 1.3 shows the order of few extensions, and under TLS 1.3 only how its flight is
cut into records and how many tickets follow. Many answers are \`unknown\`, and should be.

Windows (SChannel) and Apple (Secure Transport) cannot be recorded on Debian; their ClientHellos are from public captures and are
not measured here.

## Measured

By ${connections} connections of [captures/stack-*](../../captures/README.md#stacks), recorded from the programs themselves. *known*: with the
whole table; *new program*: what is said when this program is not in the table; *new version*: when nothing of this version of the
library is.

${clientRows(clients)}

${serverRows(servers)}

## What they do with an issuer that they do not trust

Seen from outside and without keys; under TLS 1.3, but for OpenSSL before 1.1.1, Node.js 10 and Mbed TLS 2.28, which end at TLS 1.2.
The logs of the servers in the recordings say which alerts the encrypted ones are.

| client | what it does |
|---|---|
${[...refused].map(([who, what]) => `| ${who} | ${what} |`).join('\n')}

To renew this page and the table after a new recording: \`npm run stacks\`.
`;
}

function clientRows(confusions: readonly Confusion[]): string {
  const rows = [...confusions[0].keys()].map((who) => {
    const cells = confusions.map((confusion) => cell(confusion.get(who)));
    return `| ${who} | ${cells.join(' | ')} |`;
  });
  return ['| client | known | new program | new version |', '|---|---|---|---|', ...rows].join('\n');
}

function serverRows(confusion: Confusion): string {
  const rows = [...confusion].map(([who, answers]) => `| ${who} | ${cell(answers)} |`);
  return ['| server | known |', '|---|---|', ...rows].join('\n');
}

function cell(answers: ReadonlyMap<string, number> | undefined): string {
  return [...(answers ?? [])].map(([answer, times]) => `${times} × ${answer}`).join('; ');
}

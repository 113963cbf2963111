import { clientShape } from '../../src/tls/stacks/client-shape.js';
import { recogniseAmong, recogniseClient } from '../../src/tls/stacks/recognise-client.js';
import { recogniseServer } from '../../src/tls/stacks/recognise-server.js';
import type { Stack } from '../../src/tls/stacks/stack.js';
import type { Label, RecordedConnection } from './recorded.js';
import { clientTable } from './table.js';

/** How one library's connections were recognised: the answer, and how often. */
export type Confusion = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Clients, with the whole table. */
export function clientConfusion(connections: readonly RecordedConnection[]): Confusion {
  return confusion(connections, ({ client }) => client, ({ story }) => story.client.hello && recogniseClient(story.client.hello.value));
}

/** Clients, with a table that lacks all recordings of the same library and version: as if it were new. */
export function unseenVersionConfusion(connections: readonly RecordedConnection[]): Confusion {
  return confusion(connections, ({ client }) => client, ({ story, client }) => {
    const others = clientTable(connections.filter((one) => one.client.library !== client.library));
    return story.client.hello && recogniseAmong(clientShape(story.client.hello.value), others);
  });
}

/** Clients, with a table that lacks all recordings of the same program and version. */
export function unseenProgramConfusion(connections: readonly RecordedConnection[]): Confusion {
  return confusion(connections, ({ client }) => client, ({ story, client }) => {
    const isSame = (one: Label): boolean => one.library === client.library && one.program === client.program;
    const others = clientTable(connections.filter((one) => !isSame(one.client)));
    return story.client.hello && recogniseAmong(clientShape(story.client.hello.value), others);
  });
}

export function serverConfusion(connections: readonly RecordedConnection[]): Confusion {
  return confusion(connections, ({ server }) => server, ({ story }) => {
    const { hello, encrypted } = story.server;
    return hello && recogniseServer(hello.value, encrypted.map(({ length }) => length));
  });
}

function confusion(
  connections: readonly RecordedConnection[],
  truth: (one: RecordedConnection) => Label,
  answer: (one: RecordedConnection) => Stack | undefined,
): Confusion {
  const rows = new Map<string, Map<string, number>>();
  for (const one of connections) {
    const { library, program } = truth(one);
    const key = `${library}: ${program}`;
    const row = rows.get(key) ?? new Map<string, number>();
    const said = answerText(answer(one));
    row.set(said, (row.get(said) ?? 0) + 1);
    rows.set(key, row);
  }
  return new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function answerText(stack: Stack | undefined): string {
  if (!stack) return 'unknown';
  return `${stack.name}${stack.detail ? ` (${stack.detail})` : ''}, ${stack.certainty}`;
}

/** What each client does when it does not trust the issuer, as far as the capture shows it. */
export function refusals(connections: readonly RecordedConnection[]): ReadonlyMap<string, string> {
  const rogue = connections.filter(({ story }) => story.client.hello?.value.serverName === 'rogue.example.com');
  return new Map(rogue.map(({ story, client }) => [`${client.library}: ${client.program}`, refusal(story)]));
}

function refusal({ client, tls }: RecordedConnection['story']): string {
  const code = client.alert?.value.code;
  if (code !== undefined) return `alert ${code}, to be read`;
  if (tls.completed) return 'completes the handshake, then leaves without a request';
  const hidden = client.hiddenAlert?.value;
  if (hidden?.place === 'refusal') return `an encrypted alert (${hidden.recordLength} bytes) instead of Finished`;
  return 'leaves before its Finished, without an alert';
}

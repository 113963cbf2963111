import { clientShape, shapeText } from '../../src/tls/stacks/client-shape.js';
import type { RecordedClient } from '../../src/tls/stacks/recognise-client.js';
import type { RecordedConnection } from './recorded.js';

/** The recorded ClientHellos, each shape once, in the order of the cases; `programs` are all that sent it. */
export function clientTable(connections: readonly RecordedConnection[]): RecordedClient[] {
  const rows = new Map<string, RecordedClient>();
  const shuffled = shufflers(connections);
  for (const { story, client } of connections) {
    const hello = story.client.hello?.value;
    if (!hello) continue;
    const drawsAnew = shuffled.has(programKey(client));
    const shape = clientShape(hello);
    const text = shapeText(drawsAnew ? { ...shape, extensions: sorted(shape.extensions) } : shape);
    const key = `${client.library} ${text}`;
    const programs = [...new Set([...(rows.get(key)?.programs ?? []), client.program])];
    rows.set(key, { stack: client.stack, library: client.library, programs, shuffled: drawsAnew, shape: text });
  }
  return [...rows.values()];
}

/** Programs of which two hellos have the same extensions in different orders. */
function shufflers(connections: readonly RecordedConnection[]): Set<string> {
  const orders = new Map<string, string>();
  const found = new Set<string>();
  for (const { story, client } of connections) {
    const extensions = story.client.hello ? clientShape(story.client.hello.value).extensions : [];
    const key = `${programKey(client)} ${sorted(extensions).join()}`;
    const order = extensions.join();
    if ((orders.get(key) ?? order) !== order) found.add(programKey(client));
    orders.set(key, order);
  }
  return found;
}

function programKey({ library, program }: RecordedConnection['client']): string {
  return `${library}: ${program}`;
}

function sorted(codes: readonly number[]): number[] {
  return [...codes].sort((a, b) => a - b);
}

/** The text of src/tls/stacks/recorded-clients.ts. */
export function tableSource(table: readonly RecordedClient[]): string {
  const rows = table.map(({ stack, library, programs, shuffled, shape }) => {
    const head = [`stack: '${stack}'`, `library: '${library}'`, `programs: [${programs.map((one) => `'${one}'`).join(', ')}]`];
    return `  {\n    ${head.join(', ')}, shuffled: ${shuffled},\n    shape: '${shape}',\n  },`;
  });
  return `/* Generated from captures/stack-* by \`npm run stacks\`: record anew and run that, do not change this. */
import type { RecordedClient } from './recognise-client.js';

export const recordedClients: readonly RecordedClient[] = [\n${rows.join('\n')}\n];
`;
}

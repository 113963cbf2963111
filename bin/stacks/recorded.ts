import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackName } from '../../src/tls/stacks/stack.js';
import type { Story } from '../../src/story/story.js';
import { storiesOfFile } from '../../test/build/stories.js';

/** Who was at one end of a recorded connection, as expected.json has it: `OpenSSL 3.0: Python requests`. */
export interface Label {
  readonly stack: StackName;
  readonly library: string;
  readonly program: string;
}

export interface RecordedConnection {
  /** Folder in captures/. */
  readonly name: string;
  readonly story: Story;
  readonly client: Label;
  readonly server: Label;
}

interface Expected {
  readonly connections: readonly { readonly clientStack: string; readonly serverStack: string }[];
}

/** Every connection of captures/stack-*, with who was at either end. */
export async function recordedConnections(root: string): Promise<RecordedConnection[]> {
  const folders = readdirSync(join(root, 'captures')).filter((name) => name.startsWith('stack-')).sort();
  const all: RecordedConnection[] = [];
  for (const name of folders) {
    const folder = join(root, 'captures', name);
    const { connections } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
    const { stories } = await storiesOfFile(join(folder, 'capture.pcap'));
    for (const story of stories.sort((a, b) => a.id - b.id)) {
      const { clientStack, serverStack } = connections[story.id - 1];
      all.push({ name, story, client: label(clientStack), server: label(serverStack) });
    }
  }
  return all;
}

function label(text: string): Label {
  const [library, program] = text.split(': ');
  return { stack: library.replace(/ [\d.]+$/, '') as StackName, library, program };
}

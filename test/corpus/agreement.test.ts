import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hexCode } from '../../src/bytes/hex.js';
import { when } from '../../src/story/fact.js';
import type { Story } from '../../src/story/story.js';
import { ja3 } from '../../src/tls/fingerprint/ja3.js';
import { ja3s } from '../../src/tls/fingerprint/ja3s.js';
import { corpusPath } from '../build/corpus.js';
import { storiesOfFile } from '../build/stories.js';
import { disagreements } from './disagreements.js';
import { filesBelow, type OracleStream, readOracle, streamsOf } from './oracle.js';

const corpus = corpusPath();

interface Compared {
  readonly name: string;
  readonly differences: string[];
}

describe.skipIf(!corpus)('TLS over TCP in the corpus', () => {
  let compared: Compared[];
  beforeAll(async () => {
    compared = await compareAll(corpus as string);
  }, 120_000);

  it('is read as tshark reads it, but for the disagreements that are explained', () => {
    const unexplained = compared.filter(({ name, differences }) => differences.length > 0 && !disagreements[name]);
    expect(unexplained).toEqual([]);
  });

  it('agrees with the truth on at least 99 % of the connections outside tunnels', () => {
    const counted = compared.filter(({ name }) => disagreements[name]?.ours !== 'not yet');
    const right = counted.filter(({ name, differences }) => differences.length === 0 || disagreements[name]?.ours === 'right');
    const same = compared.filter(({ differences }) => differences.length === 0).length;
    console.log(`corpus: ${compared.length} TLS connections, ${same} as tshark has them, ${right.length} of ${counted.length} right`);
    expect(counted.length).toBeGreaterThan(260);
    expect(right.length / counted.length).toBeGreaterThanOrEqual(0.99);
  });

  it('has no disagreement in its list that has gone away', () => {
    const gone = compared.filter(({ name, differences }) => differences.length === 0 && disagreements[name]);
    expect(gone).toEqual([]);
  });
});

async function compareAll(root: string): Promise<Compared[]> {
  const all: Compared[] = [];
  for (const folder of ['zeek', 'ja4']) {
    for (const file of filesBelow(join(root, 'oracle', folder))) {
      const capture = join(folder, file.replace(/\.json$/, ''));
      const { stories } = await storiesOfFile(join(root, capture));
      for (const stream of streamsOf(readOracle(root, capture))) {
        all.push({ name: `${capture}#${stream.stream}`, differences: differencesOf(storyOf(stories, stream), stream) });
      }
    }
  }
  return all;
}

function storyOf(stories: Story[], { tcp, client, server }: OracleStream): Story | undefined {
  const ports = new Set([client.port, server.port]);
  const candidates = stories.filter((story) => ports.has(story.client.endpoint.port) && ports.has(story.server.endpoint.port));
  return candidates.find((story) => story.first.frame === tcp.firstFrame) ?? candidates[0];
}

function differencesOf(story: Story | undefined, theirs: OracleStream): string[] {
  if (!story) return ['no such connection'];
  if (story.protocol !== 'tls') return [`protocol is ${story.protocol}`];
  const clientHello = story.client.hello?.value;
  const serverHello = story.server.hello?.value;
  const pairs: [string, unknown, unknown][] = [
    ['client', story.client.endpoint, { address: theirs.client.ip, port: theirs.client.port }],
    ['SNI', clientHello?.serverName ?? null, theirs.sni],
    ['ALPN offered', clientHello?.alpn ?? [], theirs.alpnOffered],
    ['version', code(serverHello?.version), theirs.version],
    ['cipher suite', code(serverHello?.cipherSuite), theirs.cipher],
    ['JA3', clientHello ? ja3(clientHello) : null, theirs.ja3],
    ['JA3S', serverHello ? ja3s(serverHello) : null, theirs.ja3s],
    ['alerts', alertsOf(story), theirs.alerts.filter((one) => !one.encrypted).map(({ frame, dir, level, description }) => ({ frame, dir, level, description }))],
    ['messages', messagesOf(story), theirs.messages.filter((one) => !one.decrypted).map(({ dir, name }) => `${dir} ${name.replace(/^ssl2/, 'sslv2')}`)],
  ];
  if (theirs.alpnFrom !== 'encrypted_extensions') pairs.push(['ALPN chosen', story.tls.alpn?.value ?? null, theirs.alpn]);
  return pairs
    .filter(([, a, b]) => JSON.stringify(a) !== JSON.stringify(b))
    .map(([name, a, b]) => `${name}: ours ${JSON.stringify(a)}, theirs ${JSON.stringify(b)}`);
}

function code(value: number | undefined): string | null {
  return value === undefined ? null : hexCode(value);
}

function alertsOf({ client, server }: Story): unknown[] {
  const side = (alerts: Story['client']['alerts'], dir: string) =>
    alerts.map((alert) => ({ frame: when(alert).frame, dir, level: alert.value.level, description: alert.value.code }));
  return [...side(client.alerts, 'c>s'), ...side(server.alerts, 's>c')].sort((a, b) => a.frame - b.frame);
}

/** In order of the stream. tshark names the frame where the record ends, we the one where the message does. */
function messagesOf({ tls }: Story): string[] {
  const hidden = new Set(['finished', 'encrypted_handshake']);
  return tls.messages.map(({ from, type, encrypted }) => {
    return `${from === 'client' ? 'c>s' : 's>c'} ${encrypted && hidden.has(type) ? 'encrypted' : type}`;
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../../src/capture/decode.js';
import type { Story } from '../../../src/story/story.js';
import { SecretsCollector, takeSecrets } from '../../../src/tls/decrypt/capture-secrets.js';
import { KeyLog } from '../../../src/tls/decrypt/key-log.js';
import { pcapngBlocks, type WrittenPacket } from '../../build/capture-writer.js';
import { corpusPath } from '../../build/corpus.js';
import { storyStage } from '../../build/stories.js';
import { readOracle, streamsOf } from '../../corpus/oracle.js';

const folder = join(import.meta.dirname, '../../../captures/healthy-tls13');
const { write, block, sectionHeader, interfaceDescription, enhancedPacket } = pcapngBlocks();
const log = readFileSync(join(folder, 'keys.log'));
const secrets = block(10, write([4, 0x544c534b], [4, log.length]), log);
const packets = packetsOf(readFileSync(join(folder, 'capture.pcap'))).map((packet) => enhancedPacket(packet));
const secretsFirst = Buffer.concat([sectionHeader(), secrets, interfaceDescription(1, [9, [9]]), ...packets]);
const secretsLast = Buffer.concat([sectionHeader(), interfaceDescription(1, [9, [9]]), ...packets, secrets]);

describe('secrets within a capture', () => {
  it('open the connections that follow them', () => {
    const keys = new KeyLog();
    const [story] = storiesOf(secretsFirst, keys);
    expect(story.tls).toMatchObject({ decrypted: true, secrets: { secrets: 'complete' } });
    expect(keys.cameLate).toBe(false);
  });

  it('open the connections before them in a second pass', () => {
    const keys = new KeyLog();
    expect(storiesOf(secretsLast, keys)[0].tls).toMatchObject({ decrypted: false, secrets: { secrets: 'none' } });
    expect(keys.cameLate).toBe(true);
    expect(storiesOf(secretsLast, keys)[0].tls.decrypted).toBe(true);
  });

  it('are collected without looking at packets', () => {
    const keys = new KeyLog();
    const decoder = openCapture(new SecretsCollector(keys));
    decoder.push(secretsLast);
    decoder.end();
    expect(keys.counts).toMatchObject({ connections: 1, secrets: 4 });
  });
});

const corpus = corpusPath();

describe.skipIf(!corpus)('secrets within a capture of the corpus', () => {
  it('open what tshark opens with them, a compressed certificate too', () => {
    const name = 'ja4/chrome-cloudflare-quic-with-secrets.pcapng';
    const bytes = readFileSync(join(corpus as string, name));
    const keys = new KeyLog();
    const decoder = openCapture(new SecretsCollector(keys));
    decoder.push(bytes);
    decoder.end();
    const told = storiesOf(bytes, keys);
    for (const { client, messages } of streamsOf(readOracle(corpus as string, name))) {
      const story = told.find((one) => one.client.endpoint.port === client.port);
      expect(story?.tls.messages.map(({ at, type, encrypted }) => [at.frame, type, encrypted])).toEqual(
        messages.map(({ frame, name: type, decrypted = false }) => [frame, type, decrypted]),
      );
      expect(story?.server.certificates?.value.length).toBeGreaterThan(1);
    }
  });
});

function storiesOf(bytes: Uint8Array, keys: KeyLog): Story[] {
  const stories: Story[] = [];
  const stage = storyStage(stories, { keys });
  const decoder = openCapture({ ...stage, note: (note) => takeSecrets(note, keys) });
  decoder.push(bytes);
  decoder.end();
  return stories;
}

function packetsOf(bytes: Uint8Array): WrittenPacket[] {
  const found: WrittenPacket[] = [];
  const decoder = openCapture({
    push: ({ data, start, end, seconds, nanos }) => {
      found.push({ data: data.slice(start, end), time: { seconds, nanos } });
    },
    note: () => {},
    end: () => {},
  });
  decoder.push(bytes);
  decoder.end();
  return found;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../../src/capture/decode.js';
import { readCaptureFile } from '../../../src/io/file.js';
import { handshakeSignature } from '../../../src/rules/certificate/handshake-signature.js';
import type { Story } from '../../../src/story/story.js';
import { KeyLog } from '../../../src/tls/decrypt/key-log.js';
import { storyStage } from '../../build/stories.js';

const captures = join(import.meta.dirname, '../../../captures');
const opened = readdirSync(captures).filter((name) => ['keys.log', 'capture.pcap'].every((file) => existsSync(join(captures, name, file))));

async function storiesOf(name: string): Promise<Story[]> {
  const stories: Story[] = [];
  const keys = new KeyLog();
  keys.addWhole(readFileSync(join(captures, name, 'keys.log'), 'utf8'));
  await readCaptureFile(join(captures, name, 'capture.pcap'), openCapture(storyStage(stories, { keys })));
  return stories;
}

describe('the signature of the handshake', () => {
  it('is good in every recorded handshake that was completed, and in most it can be checked', async () => {
    const checks: Record<string, number> = {};
    for (const name of opened) {
      for (const story of await storiesOf(name)) {
        if (!story.tls.completed || !story.server.certificates) continue;
        const version = story.tls.version?.value === 0x0304 ? '1.3' : 'older';
        const kind = `${version} ${handshakeSignature(story).check}`;
        checks[kind] = (checks[kind] ?? 0) + 1;
      }
    }
    expect(checks['1.3 bad']).toBeUndefined();
    expect(checks['older bad']).toBeUndefined();
    expect(checks['1.3 good']).toBeGreaterThan(20);
    expect(checks['older good']).toBeGreaterThan(20);
  });

  it('names the certificate whose key made it, where that is not the first', async () => {
    const found = (await storiesOf('certificate-chain-as-sent')).map((story) => handshakeSignature(story)).filter(({ signer }) => signer);
    expect(found).toHaveLength(6);
    for (const { signer } of found) expect(signer?.commonName).toBe('reversed.example.com');
  });
});

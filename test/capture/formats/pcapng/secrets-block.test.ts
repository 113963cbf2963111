import { describe, expect, it } from 'vitest';
import { pcapngBlocks } from '../../../build/capture-writer.js';
import { readCapture } from '../../read.js';

const { write, block, sectionHeader } = pcapngBlocks();
const keys = Buffer.from('CLIENT_RANDOM 00 11\n');

describe('decryption secrets', () => {
  it('gives a TLS key log as it stands', () => {
    const secrets = block(10, write([4, 0x544c534b], [4, keys.length]), keys);
    expect(readCapture(sectionHeader(), secrets).notes).toEqual([
      { type: 'secrets', format: 'tls-key-log', code: 0x544c534b, bytes: new Uint8Array(keys) },
    ]);
  });

  it('gives secrets of other protocols with their code', () => {
    const secrets = block(10, write([4, 0x57474b4c], [4, 3]), Buffer.from('abc'));
    expect(readCapture(sectionHeader(), secrets).of('secrets')).toMatchObject([{ format: 'other', code: 0x57474b4c }]);
  });

  it('refuses a length above its room', () => {
    expect(readCapture(sectionHeader(), block(10, write([4, 1], [4, 500]), keys)).error?.message).toBe(
      'pcapng block 2 at byte 28 claims 500 bytes of secrets, it has room for 20',
    );
  });
});

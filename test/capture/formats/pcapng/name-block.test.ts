import { describe, expect, it } from 'vitest';
import { pcapngBlocks } from '../../../build/capture-writer.js';
import { readCapture } from '../../read.js';

const { write, block, sectionHeader } = pcapngBlocks();
const end = write([4, 0]);

describe('name resolution', () => {
  it('gives addresses with all their names', () => {
    const four = [write([2, 1], [2, 12]), Buffer.from([10, 0, 0, 9]), Buffer.from('api\0web\0')];
    const six = [write([2, 2], [2, 20]), Buffer.alloc(15), Buffer.from([1]), Buffer.from('lo6\0')];
    expect(readCapture(sectionHeader(), block(4, ...four, ...six, end)).notes).toEqual([
      { type: 'names', address: Uint8Array.of(10, 0, 0, 9), names: ['api', 'web'] },
      { type: 'names', address: Uint8Array.of(...new Array<number>(15).fill(0), 1), names: ['lo6'] },
    ]);
  });

  it('skips records of unknown types and those too short for an address', () => {
    const odd = [write([2, 77], [2, 4]), Buffer.from('what'), write([2, 1], [2, 2], [4, 0])];
    expect(readCapture(sectionHeader(), block(4, ...odd, end))).toMatchObject({ notes: [], error: undefined });
  });

  it('reads options behind the records', () => {
    const comment = [write([2, 1], [2, 4]), Buffer.from('from')];
    expect(readCapture(sectionHeader(), block(4, end, ...comment)).of('comment')).toEqual([
      { type: 'comment', text: 'from' },
    ]);
  });

  it('refuses a record longer than the block', () => {
    expect(readCapture(sectionHeader(), block(4, write([2, 1], [2, 200]))).error?.message).toBe(
      'pcapng block 2 at byte 28 has a name record of 200 bytes, 0 are left',
    );
  });
});

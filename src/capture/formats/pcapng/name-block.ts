import { padded, type Block } from './block.js';
import type { BlockReader } from './section.js';

const addressBytes: ReadonlyMap<number, number> = new Map([[1, 4], [2, 16]]);
const END_OF_RECORDS = 0;

/** Name Resolution Block, §4.5: addresses with the names that the capturing machine knew them by. */
export const nameResolution: BlockReader = (block, options, section) => {
  let at = block.body;
  while (block.end - at >= 4) {
    const type = block.u16(at);
    const start = at + 4;
    const end = start + block.u16(at + 2);
    if (end > block.end) block.fail(`has a name record of ${end - start} bytes, ${block.end - start} are left`);
    at = start + padded(end - start);
    if (type === END_OF_RECORDS) break;
    const names = start + (addressBytes.get(type) ?? Infinity);
    if (names > end) continue;
    section.out.note({ type: 'names', address: block.copy(start, names), names: splitNames(block, names, end) });
  }
  options.from(at);
  while (options.next()) section.comment(options);
};

/** Each name ends with a zero byte. */
function splitNames(block: Block, start: number, end: number): string[] {
  return block.text(start, end).split('\0').filter((name) => name !== '');
}

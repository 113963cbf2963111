import { Clock } from './clock.js';
import type { BlockReader } from './section.js';

const description = { linkType: 0, snapLength: 4, options: 8 } as const;
const descriptionOption = { name: 2, resolution: 9, fcsLength: 13, offset: 14 } as const;

/** Interface Description Block, §4.2. It may come late: after packets of other interfaces. */
export const interfaceDescription: BlockReader = (block, options, section) => {
  block.atLeast(description.options, 'interface description');
  const linkType = block.u16(block.body + description.linkType);
  const snapLength = block.u32(block.body + description.snapLength);
  let name: string | undefined;
  let [resolution, offset, fcsBytes] = [6, 0, 0];
  options.from(block.body + description.options);
  while (options.next()) {
    if (options.code === descriptionOption.name) name = options.text();
    else if (options.code === descriptionOption.resolution) resolution = options.u8();
    else if (options.code === descriptionOption.offset) offset = options.i64();
    else if (options.code === descriptionOption.fcsLength) fcsBytes = bytesOfFcs(options.u8());
    else section.comment(options);
  }
  const clock = new Clock(resolution, offset);
  const index = section.nextIndex;
  section.declare(
    { index, linkType, snapLength: snapLength || Infinity, fcsBytes, clock, droppedByPackets: 0, droppedNoted: 0 },
    block,
  );
  section.out.note({
    type: 'interface',
    index,
    linkType,
    digits: clock.digits,
    name,
    snapLength: snapLength || undefined,
  });
};

/** The specification says bits, writers give bytes; the shortest there is has 16 bits, and none has 16 bytes. */
function bytesOfFcs(length: number): number {
  return length < 16 ? length : length >>> 3;
}

const STATISTICS = { interface: 0, options: 12 } as const;
const statisticsOption = { interfaceDrops: 5, systemDrops: 7 } as const;

/** Interface Statistics Block, §4.6: of interest is what the capture lost. */
export const interfaceStatistics: BlockReader = (block, options, section) => {
  block.atLeast(STATISTICS.options, 'statistics block');
  const from = section.interface(block.u32(block.body + STATISTICS.interface), block);
  let total = 0;
  options.from(block.body + STATISTICS.options);
  while (options.next()) {
    if (options.code === statisticsOption.interfaceDrops || options.code === statisticsOption.systemDrops) {
      total += options.u64();
    } else section.comment(options);
  }
  section.dropped(from, total);
};

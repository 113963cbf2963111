import { interfaceDescription, interfaceStatistics } from './interface-blocks.js';
import { nameResolution } from './name-block.js';
import { enhancedPacket, obsoletePacket, simplePacket } from './packet-blocks.js';
import { decryptionSecrets } from './secrets-block.js';
import type { BlockReader } from './section.js';

/**
 * The blocks that are read, by their type. All others are skipped: journal entries of systemd (9), custom blocks
 * (0xbad, 0x40000bad) and the unknown ones; none of them holds a packet, so none counts as a frame.
 */
export const blocks: ReadonlyMap<number, BlockReader> = new Map<number, BlockReader>([
  [1, interfaceDescription],
  [2, obsoletePacket],
  [3, simplePacket],
  [4, nameResolution],
  [5, interfaceStatistics],
  [6, enhancedPacket],
  [10, decryptionSecrets],
]);

import { limits } from '../../../bytes/limits.js';
import { stripFcs } from '../../fcs.js';
import { formatSize } from '../../size.js';
import { padded, type Block } from './block.js';
import type { Options } from './options.js';
import type { BlockReader, Interface, Section } from './section.js';

const enhanced = { interface: 0, high: 4, low: 8, captured: 12, wire: 16, data: 20 } as const;

/** Enhanced Packet Block, §4.3. */
export const enhancedPacket: BlockReader = (block, options, section) => {
  block.atLeast(enhanced.data, 'packet block');
  const at = block.body;
  const from = section.interface(block.u32(at + enhanced.interface), block);
  const { packet } = section;
  from.clock.set(packet, block.u32(at + enhanced.high), block.u32(at + enhanced.low));
  place(block, section, from, at + enhanced.data, block.u32(at + enhanced.captured), block.u32(at + enhanced.wire));
  finish(block, options, section, from);
};

const obsolete = { interface: 0, drops: 2, high: 4, low: 8, captured: 12, wire: 16, data: 20 } as const;
const DROPS_UNKNOWN = 0xffff;

/** The obsolete Packet Block, appendix A: a drop counter beside a shorter interface number. */
export const obsoletePacket: BlockReader = (block, options, section) => {
  block.atLeast(obsolete.data, 'packet block');
  const at = block.body;
  const from = section.interface(block.u16(at + obsolete.interface), block);
  const { packet } = section;
  from.clock.set(packet, block.u32(at + obsolete.high), block.u32(at + obsolete.low));
  const drops = block.u16(at + obsolete.drops);
  if (drops !== DROPS_UNKNOWN) addDrops(section, from, drops);
  place(block, section, from, at + obsolete.data, block.u32(at + obsolete.captured), block.u32(at + obsolete.wire));
  finish(block, options, section, from);
};

/** Simple Packet Block, §4.4: of the first interface, without a time; the captured length follows from the others. */
export const simplePacket: BlockReader = (block, _options, section) => {
  block.atLeast(4, 'packet block');
  const from = section.interface(0, block);
  const wire = block.u32(block.body);
  const data = block.body + 4;
  section.packet.seconds = NaN;
  section.packet.nanos = 0;
  place(block, section, from, data, Math.min(wire, from.snapLength, block.end - data), wire);
  stripFcs(section.packet, from.fcsBytes);
  section.out.push(section.packet);
};

function place(block: Block, section: Section, from: Interface, data: number, captured: number, wire: number): void {
  if (captured > limits.packetBytes)
    refuse(block, captured, `the ${formatSize(limits.packetBytes)} that a packet may have`);
  if (captured > block.end - data)
    refuse(block, captured, `the ${formatSize(block.end - data)} that the block has room for`);
  const { packet } = section;
  packet.frame++;
  packet.digits = from.clock.digits;
  packet.linkType = from.linkType;
  packet.data = block.bytes;
  packet.start = data;
  packet.end = data + captured;
  packet.wireLength = wire > captured ? wire : captured;
}

function refuse(block: Block, captured: number, limit: string): never {
  block.fail(`holds a packet that claims ${formatSize(captured)}, more than ${limit}`);
}

const packetOption = { flags: 2, dropCount: 4 } as const;

/** Reads the options behind the packet, if there are any, and hands it on. */
function finish(block: Block, options: Options, section: Section, from: Interface): void {
  const { packet } = section;
  let fcsBytes = from.fcsBytes;
  options.from(packet.start + padded(packet.end - packet.start));
  while (options.next()) {
    if (options.code === packetOption.flags) fcsBytes = fcsOf(options.u32()) || fcsBytes;
    else if (options.code === packetOption.dropCount && block.type === ENHANCED) addDrops(section, from, options.u64());
    else section.comment(options, packet.frame);
  }
  if (fcsBytes > 0) stripFcs(packet, fcsBytes);
  section.out.push(packet);
}

/** The obsolete block has the same flags, but no drop counter among its options. */
const ENHANCED = 6;

/** Bits 5 to 8 of epb_flags: length of the frame check sequence in bytes, 0 where unknown. */
function fcsOf(flags: number): number {
  return (flags >>> 5) & 15;
}

function addDrops(section: Section, from: Interface, count: number): void {
  from.droppedByPackets += count;
  section.dropped(from, from.droppedByPackets);
}

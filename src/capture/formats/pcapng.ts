import { limits } from '../../bytes/limits.js';
import { emptyPacket, type CaptureFormat, type CaptureReader, type CaptureSink } from '../packet.js';
import { formatSize } from '../size.js';
import { Block, FRAMING, brokenBlock } from './pcapng/block.js';
import { blocks } from './pcapng/blocks.js';
import { Options } from './pcapng/options.js';
import { Section } from './pcapng/section.js';

/** Reads the same in either byte order, so that it can be known before the order is. */
const SECTION_HEADER = 0x0a0d0d0a;

/** pcapng files: draft-ietf-opsawg-pcapng. */
export const pcapng: CaptureFormat = {
  name: 'pcapng',
  matches: (magic) => magic === SECTION_HEADER,
  open: (out) => new PcapngReader(out),
};

const header = { order: 8, major: 12, minor: 14, options: 24 } as const;
/** Type and length; of a section header also the byte order, without which the length cannot be read. */
const BEFORE_LENGTH = 8;
const BEFORE_ORDER = 12;
const BYTE_ORDER = 0x1a2b3c4d;
const BYTE_ORDER_SWAPPED = 0x4d3c2b1a;

class PcapngReader implements CaptureReader {
  wants = BEFORE_ORDER;
  private readonly block = new Block();
  private readonly options = new Options(this.block);
  private section: Section;

  constructor(private readonly out: CaptureSink) {
    this.section = new Section(out, emptyPacket(), 0);
  }

  get inside(): string {
    return `pcapng block ${this.block.number + 1}`;
  }

  read(bytes: Uint8Array, start: number, end: number, offset: number): number {
    if (end - start < this.wants) return 0;
    this.block.over(bytes, offset - start);
    let at = start;
    while ((this.wants = this.measure(at, end, offset - start)) <= end - at) {
      this.take(at, this.wants);
      at += this.wants;
    }
    return at - start;
  }

  /** Length of the block at `at`, or of its beginning that must be there before the length can be told. */
  private measure(at: number, end: number, shift: number): number {
    if (end - at < BEFORE_LENGTH) return BEFORE_LENGTH;
    const isHeader = this.block.u32(at) === SECTION_HEADER;
    if (isHeader && end - at < BEFORE_ORDER) return BEFORE_ORDER;
    if (isHeader) this.block.little = this.byteOrder(at, shift);
    const length = this.block.u32(at + 4);
    const problem = lengthProblem(length, isHeader ? header.options + 4 : FRAMING);
    if (problem) throw brokenBlock(this.block.number + 1, at + shift, `claims ${problem}`);
    return length;
  }

  private byteOrder(at: number, shift: number): boolean {
    const { block } = this;
    const mark = block.u32(at + header.order);
    if (mark === BYTE_ORDER) return block.little;
    if (mark === BYTE_ORDER_SWAPPED) return !block.little;
    throw brokenBlock(block.number + 1, at + shift, 'begins a section without the mark that tells its byte order');
  }

  private take(start: number, length: number): void {
    const { block } = this;
    block.number++;
    block.enter(start, length);
    const again = block.u32(block.end);
    if (again !== length) block.fail(`is ${length} bytes long in front and ${again} behind`);
    if (block.type === SECTION_HEADER) this.openSection(start);
    else blocks.get(block.type)?.(block, this.options, this.section);
  }

  /** Section lengths are not looked at: writers that stream do not know them, and the next header tells as well. */
  private openSection(start: number): void {
    const { block, options } = this;
    const major = block.u16(start + header.major);
    const minor = block.u16(start + header.minor);
    if (major !== 1 || (minor !== 0 && minor !== 2))
      block.fail(`begins a section of version ${major}.${minor}, 1.0 is known`);
    this.section = new Section(this.out, this.section.packet, this.section.nextIndex);
    options.from(start + header.options);
    while (options.next()) this.section.comment(options);
  }
}

function lengthProblem(length: number, least: number): string | undefined {
  if (length < least) return `${length} bytes, ${least} at least are needed`;
  if (length % 4 !== 0) return `${length} bytes, which is not a multiple of four`;
  if (length > limits.blockBytes)
    return `${formatSize(length)}, more than the ${formatSize(limits.blockBytes)} it may have`;
  return undefined;
}

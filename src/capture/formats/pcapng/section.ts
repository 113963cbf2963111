import { limits } from '../../../bytes/limits.js';
import type { CaptureSink, Packet } from '../../packet.js';
import type { Block } from './block.js';
import type { Clock } from './clock.js';
import { commonOption, type Options } from './options.js';

/** Reads one type of block. */
export type BlockReader = (block: Block, options: Options, section: Section) => void;

export interface Interface {
  /** Counted through all sections. */
  readonly index: number;
  readonly linkType: number;
  /** Infinity where the interface names no limit. */
  readonly snapLength: number;
  readonly fcsBytes: number;
  readonly clock: Clock;
  /** Losses as its packets tell them one by one, and what was noted of them so far. */
  droppedByPackets: number;
  droppedNoted: number;
}

/** What holds until the next section header: the interfaces. Frames are counted through all sections. */
export class Section {
  private readonly interfaces: Interface[] = [];

  constructor(
    readonly out: CaptureSink,
    readonly packet: Packet,
    private readonly firstIndex: number,
  ) {}

  /** Index of the interface declared next. */
  get nextIndex(): number {
    return this.firstIndex + this.interfaces.length;
  }

  declare(added: Interface, block: Block): void {
    if (this.interfaces.length >= limits.interfaces) block.fail(`declares more than ${limits.interfaces} interfaces`);
    this.interfaces.push(added);
  }

  interface(id: number, block: Block): Interface {
    const found = this.interfaces[id];
    if (!found) block.fail(`names interface ${id}, the section has ${this.interfaces.length}`);
    return found;
  }

  comment(options: Options, frame?: number): void {
    if (options.code === commonOption.comment) this.out.note({ type: 'comment', text: options.text(), frame });
  }

  /** `total` since the capture began. Packets and statistics may tell the same losses: each is noted once. */
  dropped(from: Interface, total: number): void {
    const count = total - from.droppedNoted;
    if (count <= 0) return;
    from.droppedNoted = total;
    this.out.note({ type: 'dropped', count, interface: from.index });
  }
}

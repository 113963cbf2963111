import { limits } from '../../bytes/limits.js';
import type { OpenedRecord } from '../decryptor.js';
import { type Epoch, type EpochSource, noEpoch } from './epoch.js';
import type { SealedRecord } from './record-keys.js';

/** One direction under encryption: which keys, and which sequence number. Records that are lost make both uncertain. */
export class Lane {
  private source: EpochSource = noEpoch;
  private epoch?: Epoch;
  /** Lowest number that the next record may have, and how many above it are possible. */
  private sequence = 0;
  private slack = 0;
  /** Records passed unopened since the last that was opened: a change of keys may be among them. */
  private passedOver = 0;
  /** Records in a row that would not open. */
  private failures = 0;
  /** No record was lost before the last one that was tried. */
  private wasSure = true;
  /** Records opened in this epoch. */
  private openedInEpoch = 0;

  /** New keys from the next record on. They may still be missing: they are asked for when a record comes. */
  begin(source: EpochSource): void {
    this.source = source;
    this.epoch = undefined;
    this.restart();
  }

  /** The epoch ends with the record at hand. */
  advance(from: Epoch['kind']): void {
    if (this.epoch?.kind === from) this.begin(this.epoch.next);
  }

  /** The keys at hand; undefined: none, or they were tried in vain too often. */
  get current(): Epoch | undefined {
    if (this.gaveUp) return undefined;
    return (this.epoch ??= this.source());
  }

  get gaveUp(): boolean {
    return this.failures >= limits.undecryptableRecords;
  }

  /** How many records it has opened under the keys at hand. */
  get opened(): number {
    return this.openedInEpoch;
  }

  /** The last record did not open though its number was sure, or too many did not. */
  get isHopeless(): boolean {
    return this.gaveUp || (this.failures > 0 && this.wasSure);
  }

  openMore(): void {
    this.openedInEpoch = 0;
  }

  /** A record passes that nobody looks into. */
  skip(): void {
    this.sequence++;
    this.passedOver++;
  }

  /** Bytes are missing, and records with them. */
  hole(): void {
    this.slack = limits.lostRecords;
  }

  open(record: SealedRecord): OpenedRecord | undefined {
    const epoch = this.current;
    if (!epoch) return undefined;
    this.wasSure = this.slack === 0;
    const opened = this.attempt(epoch, record, this.sequence, this.slack) ?? this.attemptNext(epoch, record);
    this.epoch?.keys.passed?.(record);
    if (opened) return opened;
    this.failures++;
    this.slack = Math.min(this.slack + 1, limits.lostRecords);
    return undefined;
  }

  private attempt(epoch: Epoch, record: SealedRecord, from: number, slack: number): OpenedRecord | undefined {
    for (let sequence = from; sequence <= from + slack; sequence++) {
      const opened = epoch.keys.open(record, sequence);
      if (!opened) continue;
      this.sequence = sequence + 1;
      this.slack = 0;
      this.passedOver = 0;
      this.failures = 0;
      this.openedInEpoch++;
      return opened;
    }
    return undefined;
  }

  /** What ended the epoch (a Finished, a KeyUpdate) may have been missed, or been padded and so passed over. */
  private attemptNext({ next }: Epoch, record: SealedRecord): OpenedRecord | undefined {
    const following = next();
    if (!following) return undefined;
    const slack = Math.min(Math.max(this.slack, this.passedOver), limits.lostRecords);
    const opened = this.attempt(following, record, 0, slack);
    if (opened) {
      this.epoch = following;
      this.openedInEpoch = 1;
    }
    return opened;
  }

  private restart(): void {
    this.sequence = 0;
    this.slack = 0;
    this.passedOver = 0;
    this.failures = 0;
    this.openedInEpoch = 0;
  }
}

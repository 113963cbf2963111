import { frameRef, type FrameRef } from '../bytes/span.js';
import type { Direction } from '../stream/observer.js';
import { contentType, type SeenRecord, type TlsTotals } from './events.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Record versions remembered for one direction: honest sides use two. */
const versionsKept = 8;

/** Counts one direction. Places are overwritten, not made anew: this is told of every record. */
export class HalfTotals implements TlsTotals {
  encryptedRecords = 0;
  applicationDataRecords = 0;
  applicationDataBytes = 0;
  lastRecord?: Mutable<SeenRecord>;
  holes = 0;
  firstApplicationData?: FrameRef;
  lastApplicationData?: Mutable<FrameRef>;
  readonly recordVersions: number[] = [];

  version(version: number): void {
    const known = this.recordVersions;
    if (known.length < versionsKept && !known.includes(version)) known.push(version);
  }

  encrypted(direction: Direction, type: number, length: number, offset: number, opened: boolean, at: FrameRef): void {
    this.encryptedRecords++;
    if (type === contentType.applicationData) this.applicationData(length, at);
    if (this.lastRecord === undefined) {
      this.lastRecord = { direction, at: { ...frameRef(at) }, offset, contentType: type, length, opened };
      return;
    }
    this.lastRecord.contentType = type;
    this.lastRecord.length = length;
    this.lastRecord.offset = offset;
    this.lastRecord.opened = opened;
    move(this.lastRecord.at, at);
  }

  applicationData(length: number, at: FrameRef): void {
    this.applicationDataRecords++;
    this.applicationDataBytes += length;
    if (this.lastApplicationData === undefined) {
      this.firstApplicationData = frameRef(at);
      this.lastApplicationData = frameRef(at);
      return;
    }
    move(this.lastApplicationData, at);
  }
}

function move(to: Mutable<FrameRef>, from: FrameRef): void {
  to.frame = from.frame;
  to.seconds = from.seconds;
  to.nanos = from.nanos;
}

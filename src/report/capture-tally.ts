import { formatInstant, type Instant, isKnown, millisBetween } from '../bytes/instant.js';
import type { CaptureNote, Packet } from '../capture/packet.js';
import { linkTypeName } from '../link/registry.js';
import type { Undecoded } from '../net/segment.js';
import type { Story } from '../story/story.js';
import type { CaptureReport, QualityReport } from './document.js';

/** A clock that goes back by more than this (ms) was set; less is packets of several queues out of order. */
const CLOCK_STEP_MS = 1000;

/** What is known of the file itself, beside what was counted. */
export interface CaptureFacts {
  readonly path: string;
  readonly format: CaptureReport['format'];
  readonly linkTypes: readonly number[];
  readonly digits: number;
  readonly bytes: number;
  readonly undecoded: ReadonlyMap<Undecoded, number>;
  readonly otherConnections: number;
  readonly error?: { readonly message: string; readonly offset: number; readonly kind: 'cut' | 'broken' };
}

/** Counts what a capture holds and what it lacks, as its packets and stories go by. */
export class CaptureTally {
  packets = 0;
  private readonly first: { seconds: number; nanos: number } = { seconds: NaN, nanos: 0 };
  /** Time of the last packet that has one. Alive. */
  readonly last: { seconds: number; nanos: number } = { seconds: NaN, nanos: 0 };
  private clockSteps = 0;
  private cutPackets = 0;
  private dropped = 0;
  private missingBytes = 0;
  private holedConnections = 0;
  private oneSided = 0;
  private duplicates = 0;

  packet(packet: Packet): void {
    this.packets++;
    if (packet.wireLength > packet.end - packet.start) this.cutPackets++;
    if (Number.isNaN(packet.seconds)) return;
    if (packet.seconds < this.last.seconds && millisBetween(packet, this.last) > CLOCK_STEP_MS) this.clockSteps++;
    if (Number.isNaN(this.first.seconds)) set(this.first, packet);
    set(this.last, packet);
  }

  note(note: CaptureNote): void {
    if (note.type === 'dropped') this.dropped += note.count;
  }

  story({ gaps }: Story): void {
    const missing = gaps.missing.client + gaps.missing.server;
    this.missingBytes += missing;
    if (missing > 0) this.holedConnections++;
    if (gaps.onlySide) this.oneSided++;
    this.duplicates += gaps.duplicates;
  }

  report(facts: CaptureFacts): CaptureReport {
    const { path, format, linkTypes, digits, bytes, otherConnections, error } = facts;
    const time = (at: Instant) => (isKnown(at) ? formatInstant(at, digits) : undefined);
    return {
      path,
      format,
      linkTypes: linkTypes.map(linkTypeName),
      packets: this.packets,
      bytes,
      firstTime: time(this.first),
      lastTime: time(this.last),
      quality: this.quality(facts),
      otherConnections,
      error: error && { message: error.message, offset: error.offset },
    };
  }

  private quality({ undecoded, error }: CaptureFacts): QualityReport[] {
    const malformed = undecoded.get('malformed') ?? 0;
    const lines: [QualityReport['kind'], number, string][] = [
      ['truncated-file', error ? 1 : 0, `reading stopped at byte ${error?.offset}: ${error?.message}; what came after is unknown`],
      ['missing-segments', this.missingBytes, `bytes that were sent but not captured, on ${count(this.holedConnections, 'connection')}: what they held is unknown`],
      ['snaplen', this.cutPackets, 'packets were captured only in part (snaplen): capture with -s 0 to see what they held'],
      ['one-sided', this.oneSided, 'connections show the packets of one side only: silence of the other proves nothing'],
      ['duplicates', this.duplicates, 'packets stand in the capture twice (two taps, or all interfaces at once): they are counted once'],
      ['clock-step', this.clockSteps, 'times the clock went back by more than a second: durations across it are wrong'],
      ['malformed', malformed, 'packets break the rules of their own headers and were passed over'],
      ['dropped', this.dropped, 'packets were lost by the capturing machine: some of what is missing is the capture, not the network'],
    ];
    return lines.filter(([, amount]) => amount > 0).map(([kind, amount, note]) => ({ kind, count: amount, note }));
  }
}

function set(to: { seconds: number; nanos: number }, { seconds, nanos }: Instant): void {
  to.seconds = seconds;
  to.nanos = nanos;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

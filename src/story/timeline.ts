import type { FrameRef } from '../bytes/span.js';
import type { Direction, TcpEvent } from '../stream/observer.js';
import { contentType, type SeenAlert, type SeenMessage, type SeenRecord, type TlsTotals } from '../tls/events.js';
import { cipherSuiteName } from '../tls/names/cipher-suite.js';
import { alertName, groupName, isTls13, versionName } from '../tls/names/names.js';
import { roleOf } from './phrases.js';
import type { TimelineEntry } from './story.js';
import type { Sighting, Witness } from './witness.js';

type Line = Omit<TimelineEntry, 'at' | 'from'>;

/** The connection told line by line; made only when somebody asks for it. */
export class Timeline {
  private made?: readonly TimelineEntry[];

  constructor(
    private readonly sightings: readonly Sighting[],
    private readonly probes: Witness['probes'],
    private readonly totals: readonly TlsTotals[],
    private readonly clientDirection: Direction,
  ) {}

  get entries(): readonly TimelineEntry[] {
    return (this.made ??= this.make());
  }

  private make(): TimelineEntry[] {
    const entries: TimelineEntry[] = [];
    this.probes.forEach((probe, direction) => {
      if (!probe.plaintextAt) return;
      entries.push(this.entry(probe.plaintextAt, direction === 0 ? 0 : 1, { kind: 'plaintext', text: plaintextText(probe.preamble) }));
    });
    let run: SeenRecord[] = [];
    const flush = () => {
      if (run.length > 0) entries.push(this.entry(run[0].at, run[0].direction, recordsLine(run)));
      run = [];
    };
    for (const sighting of this.sightings) {
      if (sighting.kind === 'record' && continues(run, sighting.seen)) {
        run.push(sighting.seen);
        continue;
      }
      if (this.isIdleTalk(sighting)) continue;
      flush();
      if (sighting.kind === 'record') run = [sighting.seen];
      else entries.push(this.entry(sighting.seen.at, sighting.seen.direction, lineOf(sighting)));
    }
    flush();
    return [...entries, ...this.tails()].sort((a, b) => a.at.frame - b.at.frame);
  }

  /** An ACK says little of a side that answers anyway. */
  private isIdleTalk({ kind, seen }: Sighting): boolean {
    return kind === 'tcp' && seen.type === 'acknowledged' && this.totals[seen.direction].recordVersions.length > 0;
  }

  /** Application data that was only counted. */
  private tails(): TimelineEntry[] {
    return this.totals.flatMap((totals, direction) => {
      const listed = this.sightings.filter((one) => one.kind === 'record' && one.seen.direction === direction).length;
      const more = totals.encryptedRecords - listed;
      if (more <= 0 || !totals.lastRecord) return [];
      const text = `${more} more encrypted ${more === 1 ? 'record' : 'records'}, the last of ${totals.lastRecord.length} bytes; application data in all: ${totals.applicationDataBytes} bytes`;
      return [this.entry(totals.lastRecord.at, direction === 0 ? 0 : 1, { kind: 'data', text })];
    });
  }

  private entry(at: FrameRef, direction: Direction, line: Line): TimelineEntry {
    const from = line.kind === 'icmp' ? undefined : roleOf(direction, this.clientDirection);
    return { at: { frame: at.frame, seconds: at.seconds, nanos: at.nanos }, from, ...line };
  }
}

function continues(run: SeenRecord[], next: SeenRecord): boolean {
  const last = run.at(-1);
  return last !== undefined && last.direction === next.direction && last.contentType === next.contentType && last.opened === next.opened;
}

function lineOf(sighting: Exclude<Sighting, { kind: 'record' }>): Line {
  switch (sighting.kind) {
    case 'tcp':
      return tcpLine(sighting.seen);
    case 'message':
      return { kind: 'tls', text: messageText(sighting.seen) };
    case 'alert':
      return { kind: 'alert', text: alertText(sighting.seen) };
    case 'change-cipher-spec':
      return { kind: 'tls', text: 'ChangeCipherSpec' };
    case 'problem':
      return { kind: sighting.seen.type === 'resynchronised' ? 'gap' : 'tls', text: sighting.seen.note };
  }
}

function tcpLine(event: TcpEvent): Line {
  switch (event.type) {
    case 'syn':
      return { kind: 'tcp', text: `SYN${event.retransmitted ? ' again' : ''}` };
    case 'syn-ack':
      return { kind: 'tcp', text: `SYN, ACK${event.retransmitted ? ' again' : ''}` };
    case 'acknowledged':
      return { kind: 'tcp', text: `ACK: ${bytes(event.bytes)} ${event.bytes === 1 ? 'has' : 'have'} arrived` };
    case 'established':
      return { kind: 'tcp', text: 'ACK: TCP connection open' };
    case 'challenge':
      return { kind: 'tcp', text: 'ACK of an older connection of the same ports' };
    case 'retransmission':
      return { kind: 'tcp', text: `${bytes(event.length)} sent again` };
    case 'out-of-order':
      return { kind: 'tcp', text: `${bytes(event.length)} before ${event.length === 1 ? 'its' : 'their'} turn` };
    case 'gap':
      return { kind: 'gap', text: `${bytes(event.length)} ${event.length === 1 ? 'is' : 'are'} not in the capture` };
    case 'cut':
      return { kind: 'gap', text: `${bytes(event.length)} of this packet not captured (snaplen)` };
    case 'keep-alive':
      return { kind: 'tcp', text: 'keep-alive' };
    case 'zero-window':
      return { kind: 'tcp', text: 'receive window closed: it does not read' };
    case 'fin':
      return { kind: 'tcp', text: 'FIN: closes its side' };
    case 'rst':
      return { kind: 'tcp', text: 'RST: tears the connection down' };
    case 'icmp':
      return { kind: 'icmp', text: `ICMP ${event.kind} from ${event.from}${event.mtu ? `, next-hop MTU ${event.mtu}` : ''}` };
  }
}

function messageText({ message, length, encrypted }: SeenMessage): string {
  const under = encrypted ? ' (decrypted)' : '';
  switch (message.type) {
    case 'client_hello': {
      const versions = message.versions.map(versionName).join(', ');
      const name = message.serverName === undefined ? 'no server name' : message.serverName;
      return `ClientHello: ${name}; ${versions}; ${message.cipherSuites.length} cipher suites; ${length} bytes${under}`;
    }
    case 'server_hello': {
      const group = message.group === undefined ? '' : `, ${groupName(message.group)}`;
      const kind = isTls13(message.version) && message.selectedPsk !== undefined ? ', resumed' : '';
      return `ServerHello: ${versionName(message.version)}, ${cipherSuiteName(message.cipherSuite)}${group}${kind}${under}`;
    }
    case 'hello_retry_request':
      return `HelloRetryRequest${message.group === undefined ? '' : `: wants a key share for ${groupName(message.group)}`}${under}`;
    case 'certificate':
      return `Certificate: ${message.count === 0 ? 'none' : `${message.count} ${message.count === 1 ? 'certificate' : 'certificates'}`}, ${length} bytes${under}`;
    case 'malformed':
      return `${message.name} that cannot be read: ${message.error.message}`;
    case 'unknown':
      return `${message.name}, ${length} bytes${under}`;
    default:
      return `${camelName(message.type)}${under}`;
  }
}

/** `server_hello_done` → `ServerHelloDone`. */
function camelName(type: string): string {
  return type.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

function alertText({ level, code, encrypted }: SeenAlert): string {
  const rank = level === 2 ? 'fatal' : level === 1 ? 'warning' : `level ${level}`;
  return `Alert, ${rank}: ${alertName(code)} (${code})${encrypted ? ' (decrypted)' : ''}`;
}

const recordNames: Readonly<Record<number, string>> = {
  [contentType.alert]: 'encrypted alert',
  [contentType.handshake]: 'encrypted handshake message',
  [contentType.heartbeat]: 'heartbeat',
};

function recordsLine(run: SeenRecord[]): Line {
  const name = recordNames[run[0].contentType];
  const lengths = run.slice(0, 4).map(({ length }) => length).join(', ');
  const sizes = `${lengths}${run.length > 4 ? ', …' : ''} bytes`;
  if (name) return { kind: run[0].contentType === contentType.alert ? 'alert' : 'tls', text: `${name}, ${sizes}` };
  if (run[0].opened) return { kind: 'data', text: `application data, ${sizes} (decrypted)` };
  return { kind: 'data', text: `${run.length === 1 ? 'encrypted record' : `${run.length} encrypted records`}, ${sizes}` };
}

/** A dialogue is shown by its first line; what nobody can read is not shown. */
function plaintextText(preamble: string): string {
  const line = preamble.split(/\r?\n/, 1)[0].slice(0, 60);
  return isReadable(line) ? `in the clear: ${line}` : 'bytes that are neither TLS nor text';
}

/** Letters, but for a few: LDAP and PROXY version 2 have names between their lengths. */
function isReadable(line: string): boolean {
  const odd = line.replace(/[\x20-\x7e\t]/g, '').length;
  return odd * 2 < line.length;
}

function bytes(length: number): string {
  return length === 1 ? '1 byte' : `${length} bytes`;
}

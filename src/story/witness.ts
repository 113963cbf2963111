import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import type { Direction, FlowObserver, FlowStart, FlowSummary, TcpEvent } from '../stream/observer.js';
import type {
  SeenAlert,
  SeenApplicationData,
  SeenChangeCipherSpec,
  SeenMessage,
  SeenRecord,
  TlsObserver,
  TlsProblem,
} from '../tls/events.js';
import type { KeyLogDecryptor } from '../tls/decrypt/key-log-decryptor.js';
import { AnswerReader } from '../tls/http/answer.js';
import { TlsSession } from '../tls/session.js';
import { Probe } from './probe.js';

/** One thing seen, in the order in which the stream shows it. */
export type Sighting =
  | { readonly kind: 'tcp'; readonly seen: TcpEvent }
  | { readonly kind: 'message'; readonly seen: SeenMessage }
  | { readonly kind: 'alert'; readonly seen: SeenAlert }
  | { readonly kind: 'change-cipher-spec'; readonly seen: SeenChangeCipherSpec }
  | { readonly kind: 'record'; readonly seen: SeenRecord }
  | { readonly kind: 'problem'; readonly seen: TlsProblem };

/** Sees one connection from its first packet to its last, and keeps what a story is made of. */
export class Witness implements FlowObserver, TlsObserver {
  readonly sightings: Sighting[] = [];
  readonly session: TlsSession;
  readonly probes: readonly [Probe, Probe];
  /** What the server answers, where keys open it. */
  answer?: AnswerReader;
  omitted = 0;
  private tcpEvents = 0;
  private messages = 0;

  constructor(
    readonly start: FlowStart,
    private readonly onEnd: (witness: Witness, summary: FlowSummary) => void,
    /** Something happened that people who watch live want to hear of before the end. */
    private readonly onTurn: () => void = () => {},
    readonly decryptor?: KeyLogDecryptor,
  ) {
    this.session = new TlsSession(this, decryptor);
    this.probes = [this.probe(0), this.probe(1)];
    this.probes[0].peer = this.probes[1];
    this.probes[1].peer = this.probes[0];
  }

  get bored(): boolean {
    const [a, b] = this.probes;
    return a.state !== 'tls' && b.state !== 'tls' && (a.state === 'plaintext' || b.state === 'plaintext');
  }

  bytes(direction: Direction, data: Uint8Array, start: number, end: number, at: FrameRef): void {
    const probe = this.probes[direction];
    if (probe.state === 'tls') this.session.bytes(direction, data, start, end, at);
    else probe.bytes(data, start, end, at);
  }

  gap(direction: Direction, length: number, at: FrameRef): void {
    const probe = this.probes[direction];
    if (probe.state === 'tls') this.session.gap(direction, length, at);
    else probe.gap();
  }

  event(event: TcpEvent): void {
    if (event.type === 'syn' && event.retransmitted) this.onTurn();
    const decisive = event.type === 'syn' || event.type === 'syn-ack' || event.type === 'fin' || event.type === 'rst';
    if (this.tcpEvents >= limits.tcpEvents * (decisive ? 2 : 1)) this.omitted++;
    else {
      this.tcpEvents++;
      this.sightings.push({ kind: 'tcp', seen: event });
    }
  }

  message(seen: SeenMessage): void {
    if (++this.messages > limits.messages) this.omitted++;
    else this.sightings.push({ kind: 'message', seen });
    if (seen.message.type === 'client_hello' || seen.message.type === 'server_hello') this.onTurn();
  }

  alert(seen: SeenAlert): void {
    if (++this.messages > limits.messages) this.omitted++;
    else this.sightings.push({ kind: 'alert', seen });
    this.onTurn();
  }

  changeCipherSpec(seen: SeenChangeCipherSpec): void {
    if (++this.messages > limits.messages) this.omitted++;
    else this.sightings.push({ kind: 'change-cipher-spec', seen });
  }

  encryptedRecord(seen: SeenRecord): void {
    this.sightings.push({ kind: 'record', seen });
  }

  applicationData(seen: SeenApplicationData): void {
    if (this.session.client === undefined || seen.direction === this.session.client) return;
    (this.answer ??= new AnswerReader()).take(seen);
  }

  problem(seen: TlsProblem): void {
    if (++this.messages > limits.messages) this.omitted++;
    else this.sightings.push({ kind: 'problem', seen });
  }

  end(summary: FlowSummary): void {
    this.onEnd(this, summary);
  }

  private probe(direction: Direction): Probe {
    return new Probe(
      (data, start, end, at) => this.session.bytes(direction, data, start, end, at),
      !this.start.sawOpening,
    );
  }
}

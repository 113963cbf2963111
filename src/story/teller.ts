import type { FrameRef } from '../bytes/span.js';
import type { Sink } from '../bytes/stage.js';
import type { Datagram, IcmpError, NetSink, Segment, Undecoded } from '../net/segment.js';
import { FlowTable, type FlowTableOptions } from '../stream/flows.js';
import type { FlowStart, FlowSummary } from '../stream/observer.js';
import type { KeyLog } from '../tls/decrypt/key-log.js';
import { KeyLogDecryptor } from '../tls/decrypt/key-log-decryptor.js';
import { CertificateIntern } from '../x509/intern.js';
import type { Story } from './story.js';
import { Resolutions } from './resolutions.js';
import { tellStory } from './tell.js';
import { tellLookup } from './tell-lookup.js';
import { Witness } from './witness.js';

export interface TellerOptions extends FlowTableOptions {
  /** Index of the capture whose packets come in. */
  readonly capture: number;
  readonly certificates?: CertificateIntern;
  /** Connections that take a turn are told, at each `tick`, before they end, with the ending `open`. */
  readonly live?: boolean;
  /** Secrets, to read what is encrypted. More may come to it at any time. */
  readonly keys?: KeyLog;
}

/** Live, a name that was not found is told when nobody has asked for it again for so long. */
const LIVE_QUIET_MS = 3000;

/** Packets of one capture in, a story out for each TCP connection, as it ends. */
export class Teller implements NetSink {
  /** What could not be decoded, by reason. */
  readonly leftBehind = new Map<Undecoded, number>();
  private readonly flows: FlowTable;
  private readonly resolutions = new Resolutions(() => this.flows.takeId());
  private readonly certificates: CertificateIntern;
  /** Live: connections that took a turn since the last tick, and how they stand. */
  private readonly turned = new Map<Witness, () => FlowSummary>();

  constructor(
    private readonly out: Sink<Story>,
    private readonly options: TellerOptions,
  ) {
    this.certificates = options.certificates ?? new CertificateIntern();
    this.flows = new FlowTable((start, standing) => this.witness(start, standing), options);
  }

  /** Number that the next connection gets. */
  get nextId(): number {
    return this.flows.nextId;
  }

  push(segment: Segment): void {
    this.flows.segment(segment);
  }

  datagram(datagram: Datagram): void {
    this.flows.noteTime(datagram);
    this.resolutions.datagram(datagram);
  }

  icmp(error: IcmpError): void {
    this.flows.icmp(error);
    this.resolutions.icmp(error);
  }

  undecoded(reason: Undecoded): void {
    this.leftBehind.set(reason, (this.leftBehind.get(reason) ?? 0) + 1);
  }

  /** Live: time passes, also without packets; what is over or took a turn is told. */
  tick(now: FrameRef): void {
    this.flows.sweep(now.seconds, now.nanos);
    for (const [witness, standing] of this.turned) this.tell(witness, standing());
    this.turned.clear();
    this.tellLookups(LIVE_QUIET_MS);
  }

  end(): void {
    this.flows.end();
    this.tellLookups();
    this.out.end();
  }

  private tellLookups(quietMs?: number): void {
    for (const failed of this.resolutions.failed(this.flows.now(), quietMs)) this.out.push(tellLookup(failed, this.options.capture));
  }

  private witness(start: FlowStart, standing: () => FlowSummary): Witness {
    const { keys, live } = this.options;
    const decryptor = keys && new KeyLogDecryptor(keys);
    if (!live) return new Witness(start, (witness, summary) => this.tell(witness, summary), undefined, decryptor);
    const watched: Witness = new Witness(
      start,
      (witness, summary) => {
        this.turned.delete(witness);
        this.tell(witness, summary);
      },
      () => this.turned.set(watched, standing),
      decryptor,
    );
    return watched;
  }

  private tell(witness: Witness, summary: FlowSummary): void {
    const story = tellStory(witness, summary, this.options.capture, this.certificates);
    this.resolutions.connected(story);
    this.out.push(story);
  }
}

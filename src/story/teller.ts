import type { FrameRef } from '../bytes/span.js';
import type { Sink } from '../bytes/stage.js';
import type { Datagram, IcmpError, NetSink, Segment, Undecoded } from '../net/segment.js';
import { FlowTable, type FlowTableOptions } from '../stream/flows.js';
import { CertificateIntern } from '../x509/intern.js';
import type { Story } from './story.js';
import { tellStory } from './tell.js';
import { Witness } from './witness.js';

export interface TellerOptions extends FlowTableOptions {
  /** Index of the capture whose packets come in. */
  readonly capture: number;
  readonly certificates?: CertificateIntern;
}

/** Packets of one capture in, a story out for each TCP connection, as it ends. */
export class Teller implements NetSink {
  /** What could not be decoded, by reason. */
  readonly leftBehind = new Map<Undecoded, number>();
  private readonly flows: FlowTable;

  constructor(out: Sink<Story>, options: TellerOptions) {
    const { capture, certificates = new CertificateIntern() } = options;
    this.flows = new FlowTable(
      (start) =>
        new Witness(start, (witness, summary) => out.push(tellStory(witness, summary, capture, certificates))),
      options,
    );
    this.finish = () => out.end();
  }

  push(segment: Segment): void {
    this.flows.segment(segment);
  }

  datagram(datagram: Datagram): void {
    this.flows.noteTime(datagram);
  }

  icmp(error: IcmpError): void {
    this.flows.icmp(error);
  }

  undecoded(reason: Undecoded): void {
    this.leftBehind.set(reason, (this.leftBehind.get(reason) ?? 0) + 1);
  }

  /** Live: time passes without packets, and connections that are over want to be told. */
  tick(now: FrameRef): void {
    this.flows.sweep(now.seconds, now.nanos);
  }

  end(): void {
    this.flows.end();
    this.finish();
  }

  private readonly finish: () => void;
}

import { emptyPacket } from '../../src/capture/packet.js';
import { dissect } from '../../src/net/dissect.js';
import type { FlowObserver, FlowStart, FlowSummary, TcpEvent } from '../../src/stream/observer.js';
import { FlowTable, type FlowTableOptions } from '../../src/stream/flows.js';
import type { TimedPacket } from '../build/packets.js';

/** Everything that the flow table tells of one connection, bytes as latin1 with `{n}` for n missing ones. */
export class Followed implements FlowObserver {
  readonly bored = false;
  readonly events: TcpEvent[] = [];
  readonly said: [string, string] = ['', ''];
  summary?: FlowSummary;

  constructor(readonly start: FlowStart) {}

  event(event: TcpEvent): void {
    this.events.push(event);
  }

  bytes(direction: 0 | 1, data: Uint8Array, start: number, end: number): void {
    this.said[direction] += Buffer.from(data.subarray(start, end)).toString('latin1');
  }

  gap(direction: 0 | 1, length: number): void {
    this.said[direction] += `{${length}}`;
  }

  end(summary: FlowSummary): void {
    this.summary = summary;
  }

  /** Types of the events, in order. */
  get told(): string[] {
    return this.events.map(({ type }) => type);
  }
}

/** Runs packets through dissection and the flow table; the connections in the order of their first packets. */
export function follow(packets: readonly TimedPacket[], options?: FlowTableOptions & { cutAt?: number }): Followed[] {
  const flows: Followed[] = [];
  const table = new FlowTable((start) => {
    const followed = new Followed(start);
    flows.push(followed);
    return followed;
  }, options);
  const stage = dissect({
    push: (segment) => table.segment(segment),
    icmp: (error) => table.icmp(error),
    datagram: (datagram) => table.noteTime(datagram),
    undecoded: () => {},
    end: () => table.end(),
  });
  const packet = emptyPacket();
  packets.forEach(({ time, data }, index) => {
    Object.assign(packet, time, { frame: index + 1, data, start: 0, wireLength: data.length });
    packet.end = Math.min(data.length, options?.cutAt ?? Infinity);
    stage.push(packet);
  });
  stage.end();
  return flows;
}

export function text(letters: string): Uint8Array {
  return Buffer.from(letters, 'latin1');
}

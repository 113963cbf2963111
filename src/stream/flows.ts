import { limits } from '../bytes/limits.js';
import { formatAddress } from '../net/address.js';
import type { AddressWords, IcmpError, Segment } from '../net/segment.js';
import { tcpFlag } from '../net/segment.js';
import { type FrameRef, frameRef } from '../bytes/span.js';
import type { Endpoint, FlowListener } from './observer.js';
import { Flow } from './flow.js';
import { FlowIndex } from './flow-index.js';
import { ActivityList } from './activity-list.js';
import type { PendingBudget } from './pending.js';

const TCP = 6;
/** The table looks for connections to let go once every so many packets. */
const SWEEP_EVERY = 256;

export interface FlowTableOptions {
  /** Seconds that a closed connection waits for its last ACKs before it is told. */
  readonly lingerSeconds?: number;
  readonly idleSeconds?: number;
  /** Number of the first connection; default 1. */
  readonly firstId?: number;
}

/** All TCP connections open at the moment; hands each segment to its own. */
export class FlowTable {
  private readonly index = new FlowIndex();
  /** Open connections, and closed ones that wait for their last packets, each by last activity. */
  private readonly open = new ActivityList();
  private readonly closing = new ActivityList();
  private readonly budget: PendingBudget = { bytes: 0 };
  private readonly lingerSeconds: number;
  private readonly idleSeconds: number;
  /** Number that the next connection gets. */
  nextId: number;
  private untilSweep = SWEEP_EVERY;
  private lastFrame = 0;
  private lastSeconds = 0;
  private lastNanos = 0;

  constructor(
    private readonly listener: FlowListener,
    options: FlowTableOptions = {},
  ) {
    this.lingerSeconds = options.lingerSeconds ?? limits.lingerSeconds;
    this.nextId = options.firstId ?? 1;
    this.idleSeconds = options.idleSeconds ?? limits.idleSeconds;
  }

  segment(segment: Segment): void {
    if (--this.untilSweep === 0) this.sweep(segment.seconds, segment.nanos);
    this.noteTime(segment);
    const { source, sourcePort, destination, destinationPort } = segment;
    let flow = this.index.find(source, sourcePort, destination, destinationPort);
    let direction = this.index.direction;
    if (flow && flow.isNewIncarnation(segment, direction)) {
      this.letGo(flow, flow.closed ? 'closed' : 'replaced');
      flow = undefined;
    }
    if (!flow) {
      flow = this.begin(segment);
      direction = this.index.direction;
    }
    const wasClosed = flow.closed;
    flow.segment(segment, direction);
    if (wasClosed) this.closing.touch(flow);
    else if (flow.closed) {
      this.open.remove(flow);
      this.closing.add(flow);
      // Told at once, so that what it holds dies young; the flow itself waits for stragglers.
      if (flow.settled) flow.end('closed', this.now());
    } else this.open.touch(flow);
  }

  /** The capture's clock runs on with every packet, also those that are not TCP. */
  noteTime(at: FrameRef): void {
    this.lastFrame = at.frame;
    this.lastSeconds = at.seconds;
    this.lastNanos = at.nanos;
  }

  icmp(error: IcmpError): void {
    this.noteTime(error);
    if (error.quotedProtocol !== TCP) return;
    const { quotedSource, quotedSourcePort, quotedDestination, quotedDestinationPort } = error;
    const flow = this.index.find(quotedSource, quotedSourcePort, quotedDestination, quotedDestinationPort);
    if (!flow) return;
    const { kind, code, mtu } = error;
    const direction = this.index.direction;
    flow.event({ at: frameRef(error), direction, type: 'icmp', kind, code, from: formatAddress(error.source), mtu });
  }

  /** Lets go of connections whose time is over at this moment of the capture's clock. */
  sweep(seconds: number, nanos: number): void {
    this.untilSweep = SWEEP_EVERY;
    const now = seconds + nanos / 1e9;
    this.expire(this.closing, now - this.lingerSeconds, 'closed');
    this.expire(this.open, now - this.idleSeconds, 'idle');
  }

  /** Tells every connection that is left, in the order of their first packets. */
  end(): void {
    const left = [...this.closing.all(), ...this.open.all()].sort((a, b) => a.id - b.id);
    for (const flow of left) this.letGo(flow, flow.closed ? 'closed' : 'end-of-capture');
  }

  /** A number for something that is no TCP connection, but is told among them. */
  takeId(): number {
    return this.nextId++;
  }

  private begin(segment: Segment): Flow {
    if (this.index.size >= limits.openConnections) this.evict();
    const { source, sourcePort, destination, destinationPort, flags } = segment;
    // A SYN-ACK is an answer: the one it is sent to opened the connection.
    const isAnswer = (flags & (tcpFlag.syn | tcpFlag.ack)) === (tcpFlag.syn | tcpFlag.ack);
    const sender = endpoint(source, sourcePort);
    const receiver = endpoint(destination, destinationPort);
    const id = this.nextId++;
    const endpoints = isAnswer ? ([receiver, sender] as const) : ([sender, receiver] as const);
    const start = { id, endpoints, first: frameRef(segment), sawOpening: (flags & tcpFlag.syn) !== 0 };
    const observer = this.listener(start, () => flow.summary('open', this.now()));
    const flow: Flow = new Flow(id, observer, this.budget);
    if (isAnswer) this.index.insert(flow, destination, destinationPort, source, sourcePort);
    else this.index.insert(flow, source, sourcePort, destination, destinationPort);
    this.index.direction = isAnswer ? 1 : 0;
    this.open.add(flow);
    return flow;
  }

  private letGo(flow: Flow, reason: 'closed' | 'idle' | 'replaced' | 'evicted' | 'end-of-capture'): void {
    (flow.closed ? this.closing : this.open).remove(flow);
    this.index.remove(flow);
    flow.end(reason, this.now());
  }

  now(): FrameRef {
    return { frame: this.lastFrame, seconds: this.lastSeconds, nanos: this.lastNanos };
  }

  private evict(): void {
    const flow = this.closing.oldest ?? this.open.oldest;
    if (flow) this.letGo(flow, flow.closed ? 'closed' : 'evicted');
  }

  private expire(list: ActivityList, before: number, reason: 'closed' | 'idle'): void {
    for (let flow = list.oldest; flow; flow = list.oldest) {
      if (!(flow.lastSeconds + flow.lastNanos / 1e9 < before)) return;
      this.letGo(flow, reason);
    }
  }
}

function endpoint(address: AddressWords, port: number): Endpoint {
  return { address: formatAddress(address), port };
}

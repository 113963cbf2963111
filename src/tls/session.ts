import type { FrameRef } from '../bytes/span.js';
import type { Direction } from '../stream/observer.js';
import type { Decryptor } from './decryptor.js';
import type { TlsObserver, TlsTotals } from './events.js';
import { Half } from './half.js';
import { Negotiation } from './negotiation.js';

/**
 * Reads one TLS connection: bytes of both directions in, in any cuts, and what they say out to an observer. It may join
 * late, see one direction only, or miss bytes. Nothing that it is fed makes it throw.
 */
export class TlsSession {
  /** Alive: they change while bytes come. */
  readonly totals: readonly [TlsTotals, TlsTotals];
  private readonly negotiation = new Negotiation();
  private readonly halves: readonly [Half, Half];

  /** With a `decryptor`, records that it opens are told as messages and alerts with `encrypted: true`. */
  constructor(observer: TlsObserver, decryptor?: Decryptor) {
    const first = new Half(0, this.negotiation, observer, decryptor);
    const second = new Half(1, this.negotiation, observer, decryptor);
    this.halves = [first, second];
    this.totals = [first.totals, second.totals];
  }

  /** The direction of the TLS client; undefined until a hello shows it. */
  get client(): Direction | undefined {
    return this.negotiation.client;
  }

  /** The negotiated version; undefined until a ServerHello is seen. */
  get version(): number | undefined {
    return this.negotiation.version;
  }

  /** Takes the next bytes of a direction, `data[start, end)`; both `data` and `at` are borrowed. */
  bytes(direction: Direction, data: Uint8Array, start: number, end: number, at: FrameRef): void {
    this.halves[direction].records.bytes(data, start, end, at);
  }

  /** The capture lacks the next `length` bytes of a direction. */
  gap(direction: Direction, length: number, at: FrameRef): void {
    this.halves[direction].records.gap(length, at);
  }
}

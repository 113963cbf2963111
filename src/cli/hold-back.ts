import { limits } from '../bytes/limits.js';
import type { CaptureNote, CaptureSink, Packet } from '../capture/packet.js';
import { monotonicMs } from '../io/clock.js';

interface Held {
  readonly packet: Packet;
  readonly arrived: number;
}

/**
 * Keeps packets for a moment. A program writes its secrets into the key log when the packets that they open are already
 * under way: read at once, these would stay closed.
 */
export class HoldBack implements CaptureSink {
  private held: Held[] = [];
  private bytes = 0;

  constructor(
    private readonly out: CaptureSink,
    private readonly ms: number,
    /** Called before packets are handed on: time to look for secrets. */
    private readonly look: () => void,
    private readonly clock: () => number = monotonicMs,
  ) {}

  push(packet: Packet): void {
    // Not slice: of a Buffer that is no copy.
    const data = new Uint8Array(packet.data.subarray(packet.start, packet.end));
    this.held.push({ packet: { ...packet, data, start: 0, end: data.length }, arrived: this.clock() });
    this.bytes += data.length;
    if (this.bytes > limits.heldBackBytes) this.release(Infinity);
  }

  note(note: CaptureNote): void {
    this.out.note(note);
  }

  /** Hands on what arrived long enough ago. */
  release(now = this.clock()): void {
    const young = this.held.findIndex(({ arrived }) => arrived > now - this.ms);
    if (this.held.length > 0) this.look();
    const due = this.held.splice(0, young < 0 ? this.held.length : young);
    for (const { packet } of due) {
      this.bytes -= packet.end;
      this.out.push(packet);
    }
  }

  end(): void {
    this.release(Infinity);
    this.out.end();
  }
}

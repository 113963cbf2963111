import type { FrameRef } from '../bytes/span.js';

type Tell = (level: number, code: number, offset: number, at: FrameRef) => void;

/**
 * Reads alerts, two bytes each: level, description (RFC 8446 §6). Old stacks split and coalesce them like any message.
 */
export class AlertReader {
  private level = -1;

  constructor(private readonly tell: Tell) {}

  /** `offset`: place of `data[start]` in the direction's stream. */
  push(data: Uint8Array, start: number, end: number, at: FrameRef, offset: number): void {
    for (let i = start; i < end; i++) {
      if (this.level < 0) {
        this.level = data[i];
        continue;
      }
      this.tell(this.level, data[i], offset + i - start - 1, at);
      this.level = -1;
    }
  }

  reset(): void {
    this.level = -1;
  }
}

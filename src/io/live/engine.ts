import type { CaptureSink } from '../../capture/packet.js';

/** What to capture. */
export interface LiveRequest {
  readonly interface: string;
  /** In the language of tcpdump; '' is everything. */
  readonly filter: string;
  /** Stop after so many packets. */
  readonly count?: number;
}

/**
 * Captures until `signal` is aborted or `count` packets have come. `open` is called once, when the link type (a
 * LINKTYPE_ number) is known, and gives where packets go; its `end` is not called. Throws InputError where the
 * interface cannot be opened, CaptureError where the stream breaks.
 */
export type LiveEngine = (request: LiveRequest, open: (linkType: number) => CaptureSink, signal: AbortSignal) => Promise<void>;

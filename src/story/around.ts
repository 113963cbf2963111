import type { FrameRef } from '../bytes/span.js';
import type { Fact } from './fact.js';
import type { Story } from './story.js';

/** Totals of the other connections of the capture, for hindsight; each answer points at frames in those connections. */
export interface Around {
  /** Handshakes that completed with the same server (address and port), by other connections. */
  healthyAtServer(story: Story): Fact<Tally> | undefined;
  /** Other clients that completed a handshake after the same leaf certificate. */
  acceptedCertificate(story: Story): Fact<Tally> | undefined;
  /** Connections to the same server that failed before it or after it too. */
  failedAtServer(story: Story): Fact<Tally> | undefined;
  /** Connections to the same server that were cut without an alert within `ms` of this one's end. */
  cutTogether(story: Story, ms: number): Fact<Tally> | undefined;
  /** Other leaf certificates that the same server address presented for the same name. */
  otherCertificates(story: Story): Fact<{ readonly subjects: readonly string[] } & Tally> | undefined;
}

export interface Tally {
  readonly connections: number;
  readonly clients: readonly string[];
  readonly first: FrameRef;
  readonly last: FrameRef;
}

/** Knows nothing: for a story told alone. */
export const nobodyAround: Around = {
  healthyAtServer: () => undefined,
  acceptedCertificate: () => undefined,
  failedAtServer: () => undefined,
  cutTogether: () => undefined,
  otherCertificates: () => undefined,
};

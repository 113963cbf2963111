import type { Instant } from '../bytes/instant.js';
import type { FrameRef } from '../bytes/span.js';
import { mozillaTrustList, type TrustList } from '../x509/trust.js';
import type { Fact } from './fact.js';
import type { Story } from './story.js';

/** Totals of the other connections of the capture, for hindsight; each answer points at frames in those connections. */
export interface Around {
  readonly policy: Policy;
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

/** By what certificates are judged: chosen by the user, not told by packets. */
export interface Policy {
  /** `--trust` */
  readonly trust: TrustList;
  /** `--at`; absent: the capture's own time. */
  readonly at?: Instant;
}

export interface Tally {
  readonly connections: number;
  readonly clients: readonly string[];
  readonly first: FrameRef;
  readonly last: FrameRef;
}

/** Mozilla's list, read when first asked, and the capture's time. */
export const defaultPolicy: Policy = { trust: mozillaTrustList() };

/** Knows nothing: for a story told alone. */
export const nobodyAround: Around = {
  policy: defaultPolicy,
  healthyAtServer: () => undefined,
  acceptedCertificate: () => undefined,
  failedAtServer: () => undefined,
  cutTogether: () => undefined,
  otherCertificates: () => undefined,
};

import type { Instant } from '../bytes/instant.js';
import type { FrameRef } from '../bytes/span.js';
import type { Certificate } from '../x509/certificate.js';
import { mozillaTrustList, type TrustList } from '../x509/trust.js';
import type { Fact } from './fact.js';
import type { Story } from './story.js';

/** All sockets of a process close within this time when it dies. */
export const ONE_INSTANT_MS = 50;

/** Totals of the other connections of the capture, for hindsight; each answer points at frames in those connections. */
export interface Around {
  readonly policy: Policy;
  /** Handshakes that completed with the same server (address and port), by other connections. */
  healthyAtServer(story: Story): Fact<Tally> | undefined;
  /** Other clients that completed a handshake after the same leaf certificate. */
  acceptedCertificate(story: Story): Fact<Tally> | undefined;
  /** The chain that the same leaf was accepted with in another connection, where it was longer than here. */
  acceptedWithMore(story: Story): Fact<readonly Certificate[]> | undefined;
  /** Connections to the same server that failed before it or after it too. */
  failedAtServer(story: Story): Fact<Tally> | undefined;
  /** Connections to the same server that were cut without a goodbye within `ms` of this one's end. */
  cutTogether(story: Story, ms: number): Fact<Cuts & Tally> | undefined;
  /** Those that failed by such a cut at most `ms` before this connection began. */
  cutBefore(story: Story, ms: number): Fact<Cuts & Tally> | undefined;
  /** Connections that the same server cut as long after their beginning as this one, if that is a second or more. */
  cutAfterAsLong(story: Story): Fact<Tally> | undefined;
  /** SYNs to the same server that were refused after this connection ended. */
  refusedLater(story: Story): Fact<Tally> | undefined;
  /** What marks this connection's beginning and that of no healthy one at the same server; the tally is of those. */
  differsFromHealthy(story: Story): Fact<Differences & Tally> | undefined;
  /** Sessions that were resumed at the same server for the same name. */
  resumedAtServer(story: Story): Fact<Tally> | undefined;
  /** Full handshakes for the same name at the same server that completed, so that a certificate was accepted. */
  fullAtServer(story: Story): Fact<Tally> | undefined;
  /**
   * A connection that a box may have made for this one: another address asks the same server for the same name after this
   * ClientHello, and has its certificate, of another issuer, before this one is answered.
   */
  farSide(story: Story): Fact<FarSide> | undefined;
  /** The same leaf certificate presented by other addresses for other names. */
  sameLeafElsewhere(story: Story): Fact<{ readonly names: readonly string[] } & Tally> | undefined;
  /** Connections to the same server that failed later than in TCP's handshake: somebody answered their SYN. */
  openedAtServer(story: Story): Fact<Tally> | undefined;
  /** The same client's last failure at the same server that ended before this connection began, TCP having worked. */
  failedJustBefore(story: Story): Fact<Tally> | undefined;
  /** The server showed one leaf certificate before this connection, and another one after it, in healthy handshakes. */
  replacedAcross(story: Story): Fact<Replacement> | undefined;
  /** All leaf certificates that the same server address presented for the same name, as far as they could be seen. */
  certificatesOfName(story: Story): Fact<{ readonly leaves: readonly Certificate[] } & Tally> | undefined;
  /** Other leaf certificates that the same server address presented for the same name; the tally is of the first. */
  otherCertificates(story: Story): Fact<{ readonly leaves: readonly Certificate[] } & Tally> | undefined;
}

export interface FarSide {
  /** Who asks. */
  readonly client: string;
  /** Who issued the certificate that it was shown, for people. */
  readonly issuer: string;
  /** The highest version that it offers. */
  readonly version: number;
}

/** What may mark the beginning of a connection. */
export type Feature =
  | 'no-proxy-header'
  | 'early-data'
  | 'ech'
  | 'grease'
  | 'post-quantum'
  | 'large-hello'
  | 'tls13'
  | 'no-name';

export interface Cuts {
  /** How many of them were reset, or failed by it; the others may have been about to close anyway. */
  readonly abrupt: number;
  /** What marks the beginning of one of them and of no healthy connection. */
  readonly features: readonly Feature[];
}

export interface Differences {
  readonly features: readonly Feature[];
  /** No healthy connection asked for this name, and some asked for others. */
  readonly name: boolean;
}

/** One certificate took the place of another. */
export interface Replacement {
  /** The server name that clients asked for; undefined where they asked for none. */
  readonly name?: string;
  readonly before: Certificate;
  readonly after: Certificate;
  /** The last handshake with the old certificate, the first with the new one. */
  readonly lastBefore: FrameRef;
  readonly firstAfter: FrameRef;
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
  /** As `programOf` has them, where they are kept. */
  readonly programs?: readonly string[];
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
  acceptedWithMore: () => undefined,
  failedAtServer: () => undefined,
  cutTogether: () => undefined,
  cutBefore: () => undefined,
  cutAfterAsLong: () => undefined,
  refusedLater: () => undefined,
  differsFromHealthy: () => undefined,
  resumedAtServer: () => undefined,
  fullAtServer: () => undefined,
  farSide: () => undefined,
  sameLeafElsewhere: () => undefined,
  openedAtServer: () => undefined,
  failedJustBefore: () => undefined,
  replacedAcross: () => undefined,
  certificatesOfName: () => undefined,
  otherCertificates: () => undefined,
};

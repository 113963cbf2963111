import type { Certificate } from './certificate.js';
import { buildPath, type PathResult } from './chain.js';
import type { TrustList } from './trust.js';

/** Roots that are not on the path have ends of their own. */
const HOUR_MS = 3_600_000;

interface KnownPath {
  readonly sent: readonly Certificate[];
  readonly trust: TrustList;
  readonly path: PathResult;
  /** The answer is the same from here on … */
  readonly from: number;
  /** … and before this moment; milliseconds since 1970 UTC. */
  readonly to: number;
}

/** The last path of each leaf, for as long as the leaf is remembered itself. */
const known = new WeakMap<Certificate, KnownPath>();

/**
 * As `buildPath`, for certificates from a CertificateIntern: a service shows the same chain to everybody, and the answer is
 * the same for an hour, unless one of its certificates begins or ends. `at`: milliseconds since 1970 UTC.
 */
export function pathOf(sent: readonly Certificate[], trust: TrustList, at: number): PathResult | undefined {
  if (sent.length === 0) return undefined;
  const before = known.get(sent[0]);
  if (before && before.trust === trust && at >= before.from && at < before.to && isSameChain(before.sent, sent)) {
    return before.path;
  }
  const path = buildPath(sent, trust, at);
  if (path) known.set(sent[0], { sent: [...sent], trust, path, ...unchanging([...sent, ...path.path], at) });
  return path;
}

function isSameChain(one: readonly Certificate[], other: readonly Certificate[]): boolean {
  return one.length === other.length && one.every((certificate, index) => certificate === other[index]);
}

/** The span around `at`, up to an hour each way, in which none of these begins or ends; none where the time is not known. */
function unchanging(certificates: readonly Certificate[], at: number): { from: number; to: number } {
  const turns = certificates.flatMap(({ validity: { from, to } }) => [from, to + 1]);
  return {
    from: Math.max(at - HOUR_MS, ...turns.filter((turn) => turn <= at)),
    to: Math.min(at + HOUR_MS, ...turns.filter((turn) => turn > at)),
  };
}

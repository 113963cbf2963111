import type { Certificate } from './certificate.js';
import { buildPath, type PathResult } from './chain.js';
import type { TrustList } from './trust.js';

const HOUR_MS = 3_600_000;

interface KnownPath {
  readonly sent: readonly Certificate[];
  readonly trust: TrustList;
  readonly at: number;
  readonly path: PathResult;
}

/** The last path of each leaf, for as long as the leaf is remembered itself. */
const known = new WeakMap<Certificate, KnownPath>();

/**
 * As `buildPath`, for certificates from a CertificateIntern: a service shows the same chain to everybody, and within the
 * hour the answer is the same unless one of its certificates began or ended in between. `at`: milliseconds since 1970 UTC.
 */
export function pathOf(sent: readonly Certificate[], trust: TrustList, at: number): PathResult | undefined {
  if (sent.length === 0) return undefined;
  const before = known.get(sent[0]);
  if (before && before.trust === trust && isSameChain(before.sent, sent) && isSameTime(before, at)) return before.path;
  const path = buildPath(sent, trust, at);
  if (path) known.set(sent[0], { sent: [...sent], trust, at, path });
  return path;
}

function isSameChain(one: readonly Certificate[], other: readonly Certificate[]): boolean {
  return one.length === other.length && one.every((certificate, index) => certificate === other[index]);
}

/** Unknown times are never the same, so nothing is taken from them. */
function isSameTime({ at: before, sent, path }: KnownPath, at: number): boolean {
  if (!(Math.abs(at - before) < HOUR_MS)) return false;
  const isBetween = (moment: number) => moment >= Math.min(at, before) && moment <= Math.max(at, before);
  const changes = ({ validity }: Certificate) => isBetween(validity.from) || isBetween(validity.to);
  return at === before || !(sent.some(changes) || path.path.some(changes));
}

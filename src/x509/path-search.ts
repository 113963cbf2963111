import { limits } from '../bytes/limits.js';
import type { Certificate } from './certificate.js';
import type { TrustList } from './trust.js';

/** The best way found from the leaf towards a trusted root. */
export interface FoundPath {
  /** Leaf first; each one's issuer follows, as far as there is one. */
  readonly path: readonly Certificate[];
  /** The last one is in the trust list. */
  readonly trusted: boolean;
  /** The last one names an issuer that is at hand, whose key did not make the signature. */
  readonly refusedBy?: Certificate;
}

/**
 * Looks for issuers among the sent certificates, in any order, and in the trust list (RFC 4158, depth first).
 * Prefers what is trusted, then what is in date at `at` (milliseconds since 1970), then the longer way.
 */
export function searchPath(sent: readonly Certificate[], trust: TrustList, at: number): FoundPath {
  return new Search(sent, trust, at).run();
}

class Search {
  private best?: FoundPath;
  private bestScore = -1;
  private checks = 0;

  constructor(
    private readonly sent: readonly Certificate[],
    private readonly trust: TrustList,
    private readonly at: number,
  ) {}

  run(): FoundPath {
    const start = [this.sent[0]];
    this.extend(start);
    return this.best ?? { path: start, trusted: false };
  }

  /** Tries every issuer of the last certificate; returns true when nothing better can be found. */
  private extend(path: readonly Certificate[]): boolean {
    const last = path[path.length - 1];
    if (this.trust.contains(last)) return this.offer({ path, trusted: true });
    let refusedBy: Certificate | undefined;
    let extended = false;
    for (const issuer of this.issuersOf(last, path)) {
      if (this.checks++ >= limits.pathChecks) break;
      if (last.signedBy(issuer) === 'bad') {
        refusedBy ??= issuer;
        continue;
      }
      extended = true;
      if (this.extend([...path, issuer])) return true;
    }
    return extended ? false : this.offer({ path, trusted: false, refusedBy });
  }

  private issuersOf(certificate: Certificate, path: readonly Certificate[]): Certificate[] {
    if (path.length >= limits.pathCertificates || certificate.issuer === '') return [];
    if (certificate.isSelfSigned) return [];
    const { key } = certificate.issuerName;
    const sent = this.sent.filter((candidate) => candidate.subjectName.key === key);
    return [...this.trust.rootsNamed(certificate.issuerName), ...sent].filter((issuer) => !path.includes(issuer));
  }

  private offer(found: FoundPath): boolean {
    const inDate = found.path.every(({ validity }) => !(this.at < validity.from || this.at > validity.to));
    const score = (found.trusted ? 2000 : 0) + (inDate ? 1000 : 0) + found.path.length;
    if (score > this.bestScore) {
      this.best = found;
      this.bestScore = score;
    }
    return found.trusted && inDate;
  }
}

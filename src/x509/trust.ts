import { rootCertificates } from 'node:tls';
import type { Certificate } from './certificate.js';
import type { DistinguishedName } from './distinguished-name.js';
import { certificatesFromFile, certificatesFromPem } from './pem.js';

/** Certificates that are trusted without anybody vouching for them. Read at the first question, not before. */
export class TrustList {
  private bySubject?: Map<string, Certificate[]>;
  private organizations?: Set<string>;
  private youngestRead?: number;

  constructor(
    /** For people: `Mozilla's list in Node 20.20`, `/etc/ssl/certs`. */
    readonly label: string,
    private readonly load: () => Iterable<Certificate>,
    /** Its members are bound by the rules of browsers: lifetimes, transparency, distrust. */
    readonly isPublic = false,
  ) {}

  get size(): number {
    return this.all().length;
  }

  /** The same certificate, byte for byte. */
  contains(certificate: Certificate): boolean {
    return this.rootsNamed(certificate.subjectName).some(({ der }) => Buffer.compare(der, certificate.der) === 0);
  }

  /** Members whose subject is this name. Anybody can write such a name: nothing is said about who signed what. */
  rootsNamed(name: DistinguishedName): readonly Certificate[] {
    return this.index().get(name.key) ?? [];
  }

  /** A member belongs to the organization (O) of this name: `O=DigiCert Inc`. */
  knowsOrganization(name: DistinguishedName): boolean {
    return name.organization !== undefined && this.organizationNames().has(name.organization);
  }

  /**
   * First day of the youngest member, in milliseconds since 1970 UTC: the list is of that day or later. Undefined where
   * it is empty.
   */
  get youngest(): number | undefined {
    this.youngestRead ??= this.all().reduce((latest, { validity }) => Math.max(latest, validity.from || 0), 0);
    return this.youngestRead || undefined;
  }

  private organizationNames(): Set<string> {
    this.organizations ??= new Set(this.all().flatMap(({ subjectName }) => subjectName.organization ?? []));
    return this.organizations;
  }

  private all(): Certificate[] {
    return [...this.index().values()].flat();
  }

  private index(): Map<string, Certificate[]> {
    return (this.bySubject ??= indexBySubject(this.load()));
  }
}

/** Members that cannot be read, and second copies, are left out. */
function indexBySubject(certificates: Iterable<Certificate>): Map<string, Certificate[]> {
  const index = new Map<string, Certificate[]>();
  const seen = new Set<string>();
  for (const certificate of certificates) {
    if (!certificate.subject || seen.has(certificate.sha256)) continue;
    seen.add(certificate.sha256);
    const { key } = certificate.subjectName;
    index.set(key, [...(index.get(key) ?? []), certificate]);
  }
  return index;
}

/** Mozilla's roots as this Node was built with; `nodeVersion` (`v20.20.2`) is for the label. */
export function mozillaTrustList(nodeVersion?: string): TrustList {
  const version = nodeVersion?.match(/\d+\.\d+/)?.[0];
  const label = version ? `Mozilla's list in Node ${version}` : "Mozilla's list in Node";
  return new TrustList(label, () => rootCertificates.flatMap(certificatesFromPem), true);
}

/** Roots from PEM texts, each with any number of certificates. */
export function trustListFromPem(texts: readonly string[], label: string): TrustList {
  return new TrustList(label, () => texts.flatMap(certificatesFromPem));
}

/** Roots from the bytes of files, DER or PEM each. */
export function trustListFromFiles(files: readonly Uint8Array[], label: string): TrustList {
  return new TrustList(label, () => files.flatMap(certificatesFromFile));
}

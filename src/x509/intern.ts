import { limits } from '../bytes/limits.js';
import { Certificate } from './certificate.js';

/** Certificates that share a fingerprint; more than these are an attack on the table, and the oldest goes. */
const BUCKET = 8;
const TAIL = 32;

/**
 * Gives the same Certificate for the same bytes, so that a chain seen on 20,000 connections is copied, read and
 * judged once. Bounded in number and bytes; the oldest are forgotten, which costs time and nothing else.
 */
export class CertificateIntern {
  private readonly buckets = new Map<number, Certificate[]>();
  /** The last chain seen for each leaf. */
  private readonly chains = new WeakMap<Certificate, readonly Certificate[]>();
  private count = 0;
  private bytes = 0;

  constructor(
    private readonly maxCount: number = limits.internedCertificates,
    private readonly maxBytes: number = limits.internedCertificateBytes,
  ) {}

  get size(): number {
    return this.count;
  }

  /** `der` is borrowed; what is kept is a copy. */
  get(der: Uint8Array): Certificate {
    const key = fingerprint(der);
    const known = this.buckets.get(key)?.find((certificate) => sameBytes(certificate.der, der));
    return known ?? this.add(key, new Certificate(Uint8Array.from(der)));
  }

  /** The same list for the same chain, so that what is found out about it can be kept beside it. */
  chain(ders: readonly Uint8Array[]): readonly Certificate[] {
    const certificates = ders.map((der) => this.get(der));
    if (certificates.length === 0) return certificates;
    const known = this.chains.get(certificates[0]);
    const same = known?.length === certificates.length && known.every((one, index) => one === certificates[index]);
    if (known && same) return known;
    this.chains.set(certificates[0], certificates);
    return certificates;
  }

  private add(key: number, certificate: Certificate): Certificate {
    while (this.count > 0 && this.isFull(certificate.der.length)) this.forget(this.oldestKey());
    if (this.buckets.get(key)?.length === BUCKET) this.forget(key);
    this.buckets.set(key, [...(this.buckets.get(key) ?? []), certificate]);
    this.count++;
    this.bytes += certificate.der.length;
    return certificate;
  }

  private isFull(more: number): boolean {
    return this.count >= this.maxCount || this.bytes + more > this.maxBytes;
  }

  private oldestKey(): number {
    return this.buckets.keys().next().value ?? 0;
  }

  private forget(key: number): void {
    const [oldest, ...others] = this.buckets.get(key) ?? [];
    if (others.length > 0) this.buckets.set(key, others);
    else this.buckets.delete(key);
    this.count--;
    this.bytes -= oldest.der.length;
  }
}

/** FNV-1a over the end, where the signature stands: as good as random, and 32 bytes of it suffice. */
function fingerprint(der: Uint8Array): number {
  let sum = 0x811c9dc5 ^ der.length;
  for (let at = Math.max(0, der.length - TAIL); at < der.length; at++) sum = Math.imul(sum ^ der[at], 0x01000193);
  return sum >>> 0;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}

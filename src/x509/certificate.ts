import { hash, type KeyObject } from 'node:crypto';
import { ParseError } from '../bytes/parse-error.js';
import type { Reader } from '../bytes/reader.js';
import { readSignatureAlgorithm, type SignatureAlgorithm } from './algorithm.js';
import { isoSeconds, readTime } from './asn1-time.js';
import type { Element } from './der.js';
import { type DistinguishedName, emptyName, readName } from './distinguished-name.js';
import { type Extensions, readExtensions } from './extensions.js';
import { type Layout, partReader, readLayout } from './layout.js';
import { readSerial } from './serial.js';
import { type PublicKeyInfo, readPublicKeyInfo } from './public-key-info.js';
import { loadPublicKey, type SignatureCheck, verifySignature } from './signature.js';

/** First and last moment of validity, in milliseconds since 1970 UTC; NaN where unreadable. */
export interface Validity {
  readonly from: number;
  readonly to: number;
}

/** What stands for a part that cannot be read. */
const unreadable = {
  name: emptyName,
  validity: { from: NaN, to: NaN } satisfies Validity,
  key: { type: '', bits: 0 } satisfies PublicKeyInfo,
  signature: { name: '', verifiable: false } satisfies SignatureAlgorithm,
};

/**
 * An X.509 certificate as sent. Parts are read when first asked for and kept. Bytes that are no certificate are
 * a value too: `problem` says what is wrong, and the parts that cannot be read are empty (text), NaN (times) or absent.
 */
export class Certificate {
  private whole?: Layout | 'broken';
  private firstProblem?: ParseError;
  private isExamined = false;
  private subjectRead?: DistinguishedName;
  private issuerRead?: DistinguishedName;
  private validityRead?: Validity;
  private keyRead?: PublicKeyInfo;
  private signatureRead?: SignatureAlgorithm;
  private extensionsRead?: Extensions;
  private serialRead?: string;
  private sha256Read?: string;
  private publicKeyRead?: KeyObject | 'unknown';
  private checks?: WeakMap<Certificate, SignatureCheck>;

  constructor(
    /** Kept, not copied: give it bytes that stay as they are. */
    readonly der: Uint8Array,
  ) {}

  /** What is wrong with the bytes, undefined when they read whole. */
  get problem(): ParseError | undefined {
    if (!this.isExamined) this.examine();
    return this.firstProblem;
  }

  private examine(): void {
    this.isExamined = true;
    const { layout, subjectName, issuerName, validity, publicKeyInfo, signatureAlgorithm, extensions } = this;
    void [subjectName, issuerName, validity, publicKeyInfo, signatureAlgorithm, extensions];
    if (layout && layout.end < this.der.length) this.guard(() => refuseTrailing(this.der, layout.end));
  }

  get subjectName(): DistinguishedName {
    return (this.subjectRead ??= this.read('subject', readName, unreadable.name));
  }

  get issuerName(): DistinguishedName {
    return (this.issuerRead ??= this.read('issuer', readName, unreadable.name));
  }

  /** One line in certificate order: `C=US, O=Example, CN=api.example.com`. */
  get subject(): string {
    return this.subjectName.text;
  }

  get issuer(): string {
    return this.issuerName.text;
  }

  get commonName(): string | undefined {
    return this.subjectName.commonName;
  }

  /** The issuer in a word or two: its CN, else OU, else O, else the whole name. */
  get issuerLabel(): string {
    return label(this.issuerName);
  }

  get subjectLabel(): string {
    return label(this.subjectName);
  }

  /** Lower-case hex as the openssl program prints it: without a sign byte, negative ones with a minus. */
  get serial(): string {
    return (this.serialRead ??= this.read('serial', readSerial, ''));
  }

  get validity(): Validity {
    return (this.validityRead ??= this.read('validity', readValidity, unreadable.validity));
  }

  /** ISO 8601, '' where unreadable. */
  get notBefore(): string {
    return isoSeconds(this.validity.from);
  }

  get notAfter(): string {
    return isoSeconds(this.validity.to);
  }

  get publicKeyInfo(): PublicKeyInfo {
    return (this.keyRead ??= this.read('publicKey', readPublicKeyInfo, unreadable.key));
  }

  get signatureAlgorithm(): SignatureAlgorithm {
    const read = () => this.read('signatureAlgorithm', readSignatureAlgorithm, unreadable.signature);
    return (this.signatureRead ??= read());
  }

  get keyType(): string {
    return this.publicKeyInfo.type;
  }

  get keyBits(): number {
    return this.publicKeyInfo.bits;
  }

  /** As OpenSSL names it: `sha256WithRSAEncryption`. */
  get signature(): string {
    return this.signatureAlgorithm.name;
  }

  get extensions(): Readonly<Extensions> {
    const read = (part: Reader) => readExtensions(part, (decode) => this.guard(decode));
    return (this.extensionsRead ??= this.read('extensions', read, {}));
  }

  /** Host names and addresses of the subjectAltName, in the order sent. The common name is none of them. */
  get names(): string[] {
    const names = this.extensions.subjectAltNames ?? [];
    return names.filter(({ type }) => type === 'dns' || type === 'ip').map(({ value }) => value);
  }

  /** basicConstraints says CA. */
  get isCa(): boolean {
    return this.extensions.basicConstraints?.ca ?? false;
  }

  /** Subject and issuer are the same name; says nothing about who signed it. */
  get isSelfIssued(): boolean {
    return this.subjectName.key === this.issuerName.key && this.issuer !== '';
  }

  /** Signed with its own key. */
  get isSelfSigned(): boolean {
    return this.isSelfIssued && this.signedBy(this) === 'good';
  }

  /** The server must staple an OCSP answer (RFC 7633: status_request, or its version 2). */
  get mustStaple(): boolean {
    return this.extensions.tlsFeatures?.some((feature) => feature === 5 || feature === 17) ?? false;
  }

  /** Fingerprint, lower-case hex. */
  get sha256(): string {
    return (this.sha256Read ??= hash('sha256', this.der, 'hex'));
  }

  /** Undefined where node:crypto does not know the kind of key. */
  get publicKey(): KeyObject | undefined {
    this.publicKeyRead ??= (this.layout && loadPublicKey(this.bytesOf(this.layout.publicKey))) ?? 'unknown';
    return this.publicKeyRead === 'unknown' ? undefined : this.publicKeyRead;
  }

  /** Whether the issuer's key made this certificate's signature. Names are not looked at. */
  signedBy(issuer: Certificate): SignatureCheck {
    this.checks ??= new WeakMap();
    const known = this.checks.get(issuer);
    if (known) return known;
    const check = this.verify(issuer);
    this.checks.set(issuer, check);
    return check;
  }

  private verify(issuer: Certificate): SignatureCheck {
    if (!this.layout || !issuer.publicKey) return 'unknown';
    const { tbs, signature } = this.layout;
    const value = this.der.subarray(signature.body + 1, signature.end);
    return verifySignature(this.signatureAlgorithm, this.bytesOf(tbs), issuer.publicKey, value);
  }

  private bytesOf({ start, end }: Element): Uint8Array {
    return this.der.subarray(start, end);
  }

  private get layout(): Layout | undefined {
    this.whole ??= this.guard(() => readLayout(this.der)) ?? 'broken';
    return this.whole === 'broken' ? undefined : this.whole;
  }

  private read<T>(part: Exclude<keyof Layout, 'end'>, decode: (reader: Reader) => T, otherwise: T): T {
    const place: Element | undefined = this.layout?.[part];
    if (!place) return otherwise;
    return this.guard(() => decode(partReader(this.der, place, part))) ?? otherwise;
  }

  /** The decode boundary: keeps the first ParseError as `problem`. */
  private guard<T>(decode: () => T): T | undefined {
    try {
      return decode();
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      this.firstProblem ??= error;
      return undefined;
    }
  }
}

function label(name: DistinguishedName): string {
  return name.commonName ?? name.organizationalUnit ?? name.organization ?? name.text;
}

function readValidity(part: Reader): Validity {
  return { from: readTime(part, 'notBefore'), to: readTime(part, 'notAfter') };
}

function refuseTrailing(der: Uint8Array, end: number): never {
  throw new ParseError('Certificate', { start: end, end: der.length }, 'its end', `${der.length - end} more bytes`);
}

import { Reader } from '../bytes/reader.js';
import { constructed, type Element, element, enter, enterOptional, expect, peekTag, tag, within } from './der.js';

/** Where the parts of a certificate stand (RFC 5280 §4.1), as offsets into its bytes. */
export interface Layout {
  /** What the signature covers: its tag and length belong to it. */
  readonly tbs: Element;
  readonly serial: Element;
  readonly issuer: Element;
  readonly validity: Element;
  readonly subject: Element;
  readonly publicKey: Element;
  /** `[3]`, absent before version 3. */
  readonly extensions?: Element;
  readonly signatureAlgorithm: Element;
  /** BIT STRING: one byte that counts unused bits, then the signature. */
  readonly signature: Element;
  /** End of the certificate; bytes behind it do not belong to it. */
  readonly end: number;
}

/** Finds the parts without reading them. Throws ParseError. */
export function readLayout(der: Uint8Array): Layout {
  const whole = new Reader(der, 'Certificate');
  const certificate = enter(whole, tag.sequence, 'certificate');
  const tbs = expect(certificate, tag.sequence, 'tbsCertificate');
  const signatureAlgorithm = expect(certificate, tag.sequence, 'signatureAlgorithm');
  const signature = expect(certificate, tag.bitString, 'signature');
  certificate.finish();
  const parts = readTbs(within(certificate, tbs, 'tbsCertificate'));
  return { tbs, ...parts, signatureAlgorithm, signature, end: whole.position };
}

function readTbs(tbs: Reader): Omit<Layout, 'tbs' | 'signatureAlgorithm' | 'signature' | 'end'> {
  enterOptional(tbs, constructed(0), 'version');
  const serial = expect(tbs, tag.integer, 'serialNumber');
  expect(tbs, tag.sequence, 'signature');
  const issuer = expect(tbs, tag.sequence, 'issuer');
  const validity = expect(tbs, tag.sequence, 'validity');
  const subject = expect(tbs, tag.sequence, 'subject');
  const publicKey = expect(tbs, tag.sequence, 'subjectPublicKeyInfo');
  return { serial, issuer, validity, subject, publicKey, extensions: findExtensions(tbs) };
}

/** Passes over the unique identifiers of version 2. */
function findExtensions(tbs: Reader): Element | undefined {
  let found: Element | undefined;
  while (peekTag(tbs) !== undefined) {
    const part = element(tbs);
    if (part.tag === constructed(3)) found = part;
  }
  return found;
}

/** A reader over the content of one part. */
export function partReader(der: Uint8Array, part: Element, name: string): Reader {
  return within(new Reader(der, 'Certificate'), part, name);
}

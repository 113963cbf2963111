import { ParseError } from '../bytes/parse-error.js';
import { Reader } from '../bytes/reader.js';
import { readSignatureAlgorithm, type SignatureAlgorithm } from './algorithm.js';
import { readTime } from './asn1-time.js';
import { Certificate } from './certificate.js';
import {
  constructed, element, enter, enterOptional, expect, peekTag, primitive, readBitString, readOid, tag, within,
} from './der.js';
import { readSerial } from './serial.js';
import { type SignatureCheck, verifySignature } from './signature.js';

export type StapleStatus = 'good' | 'revoked' | 'unknown';

/** What an OCSP answer says of one certificate (RFC 6960 §4.2.1). Times in milliseconds since 1970 UTC. */
export interface SingleResponse {
  /** As `Certificate.serial`. */
  readonly serial: string;
  readonly status: StapleStatus;
  readonly revokedAt?: number;
  readonly thisUpdate: number;
  /** Absent: there is always newer information. */
  readonly nextUpdate?: number;
}

/** A stapled OCSP response, as far as it could be read. */
export interface Staple {
  /** `successful` or why there is no answer: `try later`, `unauthorized` … (RFC 6960 §4.2.1). */
  readonly outcome: string;
  readonly producedAt: number;
  readonly responses: readonly SingleResponse[];
  /** Certificates that came with it: mostly that of a responder the issuer put in its place. */
  readonly certificates: readonly Certificate[];
  /** Whether the issuer, or a responder that it certified, signed this; `unknown`: their key is not at hand. */
  signedBy(issuer: Certificate): SignatureCheck;
}

/** Reads an OCSPResponse. Undefined where the bytes are none, or hold an answer of another kind than the basic one. */
export function readStaple(der: Uint8Array): Staple | undefined {
  try {
    return read(enter(new Reader(der, 'OCSPResponse'), tag.sequence, 'response'));
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function read(response: Reader): Staple | undefined {
  const outcome = outcomes[enter(response, ENUMERATED, 'responseStatus').u8()] ?? 'an outcome of no standard';
  const explicit = enterOptional(response, constructed(0), 'responseBytes');
  if (!explicit) return { outcome, producedAt: NaN, responses: [], certificates: [], signedBy: () => 'unknown' };
  const bytes = enter(explicit, tag.sequence, 'responseBytes');
  if (readOid(bytes, 'responseType') !== BASIC) return undefined;
  const basic = enter(enter(bytes, tag.octetString, 'response'), tag.sequence, 'BasicOCSPResponse');
  return new BasicStaple(outcome, basic);
}

const ENUMERATED = 0x0a;
const BASIC = '1.3.6.1.5.5.7.48.1.1';

const outcomes: Readonly<Record<number, string>> = {
  0: 'successful',
  1: 'malformed request',
  2: 'internal error',
  3: 'try later',
  5: 'signature required',
  6: 'unauthorized',
};

class BasicStaple implements Staple {
  readonly producedAt: number;
  readonly responses: readonly SingleResponse[];
  readonly certificates: readonly Certificate[];
  private readonly signed: Uint8Array;
  private readonly algorithm: SignatureAlgorithm;
  private readonly signature: Uint8Array;

  constructor(
    readonly outcome: string,
    basic: Reader,
  ) {
    const data = expect(basic, tag.sequence, 'tbsResponseData');
    this.signed = basic.bytes.subarray(data.start, data.end);
    this.algorithm = readSignatureAlgorithm(enter(basic, tag.sequence, 'signatureAlgorithm'));
    this.signature = readBitString(basic, 'signature');
    const list = enterOptional(basic, constructed(0), 'certs');
    this.certificates = list ? enter(list, tag.sequence, 'list').all(readCertificate) : [];
    const body = within(basic, data, 'tbsResponseData');
    enterOptional(body, constructed(0), 'version');
    element(body); // responderID
    this.producedAt = readTime(body, 'producedAt');
    this.responses = enter(body, tag.sequence, 'responses').all(readSingle);
  }

  signedBy(issuer: Certificate): SignatureCheck {
    const delegates = this.certificates.filter((one) => one.signedBy(issuer) === 'good' && isResponder(one));
    const checks = [issuer, ...delegates].map((one) => this.checkedWith(one));
    return checks.find((check) => check === 'good') ?? checks.find((check) => check === 'unknown') ?? 'bad';
  }

  private checkedWith({ publicKey }: Certificate): SignatureCheck {
    return publicKey ? verifySignature(this.algorithm, this.signed, publicKey, this.signature) : 'unknown';
  }
}

/** RFC 6960 §4.2.2.2: who answers in the issuer's place says so in its extended key usage. */
function isResponder({ extensions }: Certificate): boolean {
  return extensions.extendedKeyUsage?.includes('OCSPSigning') ?? false;
}

function readCertificate(list: Reader): Certificate {
  const { start, end } = expect(list, tag.sequence, 'certificate');
  return new Certificate(list.bytes.subarray(start, end));
}

function readSingle(list: Reader): SingleResponse {
  const single = enter(list, tag.sequence, 'single');
  const id = enter(single, tag.sequence, 'certID');
  expect(id, tag.sequence, 'hashAlgorithm');
  expect(id, tag.octetString, 'issuerNameHash');
  expect(id, tag.octetString, 'issuerKeyHash');
  const serial = readSerial(enter(id, tag.integer, 'serialNumber'));
  const { status, revokedAt } = readStatus(single);
  const thisUpdate = readTime(single, 'thisUpdate');
  const next = peekTag(single) === constructed(0) ? enter(single, constructed(0), 'nextUpdate') : undefined;
  return { serial, status, revokedAt, thisUpdate, nextUpdate: next && readTime(next, 'nextUpdate') };
}

function readStatus(single: Reader): Pick<SingleResponse, 'status' | 'revokedAt'> {
  const found = element(single);
  if (found.tag === primitive(0)) return { status: 'good' };
  if (found.tag !== constructed(1)) return { status: 'unknown' };
  return { status: 'revoked', revokedAt: readTime(within(single, found, 'revoked'), 'revocationTime') };
}

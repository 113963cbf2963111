import type { Reader } from '../bytes/reader.js';
import { constructed, enter, enterOptional, peekTag, readOid, tag } from './der.js';

/** How a certificate is signed. */
export interface SignatureAlgorithm {
  /** As OpenSSL names it (`sha256WithRSAEncryption`, `ecdsa-with-SHA384`, `ED25519`); the identifier where unknown. */
  readonly name: string;
  /** Hash inside the signature; undefined where the scheme has its own (EdDSA, ML-DSA) or is unknown. */
  readonly hash?: string;
  /** node:crypto can check it; what it cannot check it calls wrong. */
  readonly verifiable: boolean;
}

/** Reads the content of an AlgorithmIdentifier of a signature (RFC 5280 §4.1.1.2). */
export function readSignatureAlgorithm(algorithm: Reader): SignatureAlgorithm {
  const oid = readOid(algorithm, 'algorithm');
  if (oid === RSASSA_PSS) return { name: 'rsassaPss', hash: readPssHash(algorithm), verifiable: true };
  const [name, hash] = signatures[oid] ?? [oid];
  return { name, hash, verifiable: VERIFIABLE.test(hash ?? name) };
}

/** MD2, MD4, GOST and ML-DSA are not in the OpenSSL of Node 20. */
const VERIFIABLE = /^(md5|sha|ED)/;

const RSASSA_PSS = '1.2.840.113549.1.1.10';

/** RFC 4055 §3.1: `[0] hashAlgorithm DEFAULT sha1`. */
function readPssHash(algorithm: Reader): string {
  const parameters = peekTag(algorithm) === tag.sequence ? enter(algorithm, tag.sequence, 'parameters') : undefined;
  const explicit = parameters && enterOptional(parameters, constructed(0), 'hashAlgorithm');
  if (!explicit) return 'sha1';
  const oid = readOid(enter(explicit, tag.sequence, 'hash'), 'oid');
  return hashes[oid] ?? oid;
}

const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
};

/** Identifier → OpenSSL's name and the hash. RFC 3279, 4055, 5758, 8410, 9881; GM/T 0006; RFC 9215. */
const signatures: Readonly<Record<string, readonly [name: string, hash?: string]>> = {
  '1.2.840.113549.1.1.2': ['md2WithRSAEncryption', 'md2'],
  '1.2.840.113549.1.1.3': ['md4WithRSAEncryption', 'md4'],
  '1.2.840.113549.1.1.4': ['md5WithRSAEncryption', 'md5'],
  '1.2.840.113549.1.1.5': ['sha1WithRSAEncryption', 'sha1'],
  '1.2.840.113549.1.1.11': ['sha256WithRSAEncryption', 'sha256'],
  '1.2.840.113549.1.1.12': ['sha384WithRSAEncryption', 'sha384'],
  '1.2.840.113549.1.1.13': ['sha512WithRSAEncryption', 'sha512'],
  '1.2.840.113549.1.1.14': ['sha224WithRSAEncryption', 'sha224'],
  '1.3.14.3.2.29': ['sha1WithRSA', 'sha1'],
  '1.2.840.10040.4.3': ['dsaWithSHA1', 'sha1'],
  '2.16.840.1.101.3.4.3.1': ['dsa_with_SHA224', 'sha224'],
  '2.16.840.1.101.3.4.3.2': ['dsa_with_SHA256', 'sha256'],
  '1.2.840.10045.4.1': ['ecdsa-with-SHA1', 'sha1'],
  '1.2.840.10045.4.3.1': ['ecdsa-with-SHA224', 'sha224'],
  '1.2.840.10045.4.3.2': ['ecdsa-with-SHA256', 'sha256'],
  '1.2.840.10045.4.3.3': ['ecdsa-with-SHA384', 'sha384'],
  '1.2.840.10045.4.3.4': ['ecdsa-with-SHA512', 'sha512'],
  '1.3.101.112': ['ED25519'],
  '1.3.101.113': ['ED448'],
  '2.16.840.1.101.3.4.3.17': ['ML-DSA-44'],
  '2.16.840.1.101.3.4.3.18': ['ML-DSA-65'],
  '2.16.840.1.101.3.4.3.19': ['ML-DSA-87'],
  '1.2.156.10197.1.501': ['SM2-with-SM3', 'sm3'],
  '1.2.643.7.1.1.3.2': ['GOST R 34.10-2012 with GOST R 34.11-2012 (256 bit)', 'streebog256'],
  '1.2.643.7.1.1.3.3': ['GOST R 34.10-2012 with GOST R 34.11-2012 (512 bit)', 'streebog512'],
};

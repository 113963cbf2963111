import { Reader } from '../bytes/reader.js';
import { enter, enterOptional, peekTag, readBitString, readOid, tag } from './der.js';

/** What a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) says of its key, without loading it. */
export interface PublicKeyInfo {
  /** As node:crypto names it: `rsa`, `rsa-pss`, `ec`, `ed25519`, `dsa`, `ml-dsa-65` …; the identifier where unknown. */
  readonly type: string;
  /** Size of the modulus, the field or the key. */
  readonly bits: number;
  /** OpenSSL's name of the curve of an `ec` key, its identifier where unknown, undefined with explicit parameters. */
  readonly curve?: string;
}

/** Reads the content of a SubjectPublicKeyInfo. */
export function readPublicKeyInfo(spki: Reader): PublicKeyInfo {
  const algorithm = enter(spki, tag.sequence, 'algorithm');
  const oid = readOid(algorithm, 'oid');
  const key = readBitString(spki, 'key');
  const type = types[oid] ?? oid;
  if (type === 'rsa' || type === 'rsa-pss') return { type, bits: modulusBits(key) };
  if (type === 'dsa') return { type, bits: primeBits(algorithm) };
  if (type === 'ec') return { type, ...curveOf(algorithm, key) };
  return { type, bits: key.length * 8 };
}

function modulusBits(key: Uint8Array): number {
  return integerBits(enter(new Reader(key, 'RSAPublicKey'), tag.sequence, 'sequence'), 'modulus');
}

function primeBits(algorithm: Reader): number {
  const parameters = enterOptional(algorithm, tag.sequence, 'parameters');
  return parameters ? integerBits(parameters, 'p') : 0;
}

function integerBits(reader: Reader, name: string): number {
  const bytes = enter(reader, tag.integer, name).rest();
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first]) - 24);
}

function curveOf(algorithm: Reader, point: Uint8Array): { bits: number; curve?: string } {
  const sized = { bits: pointBits(point) };
  if (peekTag(algorithm) !== tag.oid) return sized;
  const oid = readOid(algorithm, 'curve');
  const known = curves[oid];
  return known ? { curve: known[0], bits: known[1] } : { ...sized, curve: oid };
}

/** SEC 1 §2.3.3: a point is one byte of form, then one coordinate (compressed) or two. */
function pointBits(point: Uint8Array): number {
  const coordinates = point[0] === 4 ? 2 : 1;
  return Math.max(0, ((point.length - 1) / coordinates) * 8);
}

const types: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'rsa',
  '1.2.840.113549.1.1.10': 'rsa-pss',
  '1.2.840.10040.4.1': 'dsa',
  '1.2.840.10045.2.1': 'ec',
  '1.3.101.110': 'x25519',
  '1.3.101.111': 'x448',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
  '2.16.840.1.101.3.4.3.17': 'ml-dsa-44',
  '2.16.840.1.101.3.4.3.18': 'ml-dsa-65',
  '2.16.840.1.101.3.4.3.19': 'ml-dsa-87',
  '1.2.840.113549.1.3.1': 'dh',
};

const curves: Readonly<Record<string, readonly [name: string, bits: number]>> = {
  '1.2.840.10045.3.1.1': ['prime192v1', 192],
  '1.2.840.10045.3.1.7': ['prime256v1', 256],
  '1.3.132.0.10': ['secp256k1', 256],
  '1.3.132.0.33': ['secp224r1', 224],
  '1.3.132.0.34': ['secp384r1', 384],
  '1.3.132.0.35': ['secp521r1', 521],
  '1.3.36.3.3.2.8.1.1.7': ['brainpoolP256r1', 256],
  '1.3.36.3.3.2.8.1.1.11': ['brainpoolP384r1', 384],
  '1.3.36.3.3.2.8.1.1.13': ['brainpoolP512r1', 512],
  '1.2.156.10197.1.301': ['SM2', 256],
};

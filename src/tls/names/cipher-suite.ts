import { hexCode } from '../../bytes/hex.js';
import { cipherSuiteRows } from './cipher-suites.js';
import { isGrease } from './grease.js';

export type KeyExchange = 'any' | 'rsa' | 'dh' | 'dhe' | 'ecdh' | 'ecdhe' | 'psk' | 'srp' | 'krb5' | 'other' | 'none';
export type Authentication = 'any' | 'rsa' | 'ecdsa' | 'dss' | 'anon' | 'psk' | 'srp' | 'krb5' | 'other' | 'none';
export type CipherMode = 'aead' | 'cbc' | 'stream' | 'null' | 'none';
export type CipherHash = 'SHA-512' | 'SHA-384' | 'SHA-256' | 'SHA-1' | 'MD5' | 'SM3' | 'none';

/** Code, name, key exchange, authentication, mode, hash. */
export type CipherSuiteRow = readonly [number, string, KeyExchange, Authentication, CipherMode, CipherHash];

/** What a suite's name tells. TLS 1.3 suites leave key exchange and authentication to extensions: `any`. */
export interface CipherSuite {
  readonly code: number;
  readonly name: string;
  readonly tls13: boolean;
  readonly keyExchange: KeyExchange;
  /** How the server proves who it is; `none` for signalling values, which are no suites. */
  readonly authentication: Authentication;
  readonly mode: CipherMode;
  /** AEAD: the hash of the PRF or HKDF. Otherwise the MAC's. */
  readonly hash: CipherHash;
}

let byCode: Map<number, CipherSuite> | undefined;

/** Undefined for codes that IANA (or common use) does not name, GREASE among them. */
export function cipherSuite(code: number): CipherSuite | undefined {
  byCode ??= new Map(cipherSuiteRows.map((row) => [row[0], fromRow(row)]));
  return byCode.get(code);
}

export function cipherSuiteName(code: number): string {
  return cipherSuite(code)?.name ?? (isGrease(code) ? 'GREASE' : hexCode(code));
}

function fromRow([code, name, keyExchange, authentication, mode, hash]: CipherSuiteRow): CipherSuite {
  return { code, name, tls13: keyExchange === 'any', keyExchange, authentication, mode, hash };
}

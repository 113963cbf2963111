import { type CipherHash, cipherSuite } from '../names/cipher-suite.js';

export type AeadMode = 'gcm' | 'ccm' | 'chacha20';

/** An authenticated cipher, by node:crypto's name. */
export interface AeadCipher {
  readonly kind: 'aead';
  readonly mode: AeadMode;
  readonly algorithm: string;
  readonly keyLength: number;
  readonly tagLength: number;
  /** Bytes of nonce in each record of TLS 1.2 (RFC 5288 §3, RFC 6655 §3); ChaCha20: none (RFC 7905 §2). */
  readonly explicitNonce: number;
  /** Hash of the PRF or HKDF. */
  readonly hash: string;
}

/** A block cipher (or none) with an HMAC of its own: up to TLS 1.2. */
export interface MacCipher {
  readonly kind: 'mac';
  /** Absent: the NULL suites, which only authenticate. */
  readonly algorithm?: string;
  readonly keyLength: number;
  readonly blockLength: number;
  readonly macHash: string;
  readonly macLength: number;
  /** Hash of TLS 1.2's PRF. */
  readonly hash: string;
}

export type SuiteCipher = AeadCipher | MacCipher;

/** The part of a suite's name between `WITH_` and its hash → the cipher: mode, algorithm, bytes of key and tag. */
const aeads: Readonly<Record<string, readonly [AeadMode, string, number, number]>> = {
  AES_128_GCM: ['gcm', 'aes-128-gcm', 16, 16],
  AES_256_GCM: ['gcm', 'aes-256-gcm', 32, 16],
  AES_128_CCM: ['ccm', 'aes-128-ccm', 16, 16],
  AES_256_CCM: ['ccm', 'aes-256-ccm', 32, 16],
  AES_128_CCM_8: ['ccm', 'aes-128-ccm', 16, 8],
  AES_256_CCM_8: ['ccm', 'aes-256-ccm', 32, 8],
  ARIA_128_GCM: ['gcm', 'aria-128-gcm', 16, 16],
  ARIA_256_GCM: ['gcm', 'aria-256-gcm', 32, 16],
  CHACHA20_POLY1305: ['chacha20', 'chacha20-poly1305', 32, 16],
};

/** Algorithm, bytes of key and block. What OpenSSL 3 has put away as legacy (RC4, DES, RC2, IDEA, SEED) is not here. */
const blocks: Readonly<Record<string, readonly [string | undefined, number, number]>> = {
  NULL: [undefined, 0, 0],
  AES_128_CBC: ['aes-128-cbc', 16, 16],
  AES_256_CBC: ['aes-256-cbc', 32, 16],
  '3DES_EDE_CBC': ['des-ede3-cbc', 24, 8],
  CAMELLIA_128_CBC: ['camellia-128-cbc', 16, 16],
  CAMELLIA_256_CBC: ['camellia-256-cbc', 32, 16],
  ARIA_128_CBC: ['aria-128-cbc', 16, 16],
  ARIA_256_CBC: ['aria-256-cbc', 32, 16],
};

const macs: Readonly<Partial<Record<CipherHash, readonly [string, number]>>> = {
  MD5: ['md5', 16],
  'SHA-1': ['sha1', 20],
  'SHA-256': ['sha256', 32],
  'SHA-384': ['sha384', 48],
};

/** What protects the records of a suite; undefined for suites that are not known or cannot be opened here. */
export function suiteCipher(code: number): SuiteCipher | undefined {
  const suite = cipherSuite(code);
  if (!suite) return undefined;
  const bulk = suite.name.replace(/^TLS_(.+_WITH_)?/, '').replace(/_(SHA|SHA256|SHA384|MD5)$/, '');
  const hash = suite.hash === 'SHA-384' ? 'sha384' : 'sha256';
  const aead = aeads[bulk];
  if (aead) {
    const [mode, algorithm, keyLength, tagLength] = aead;
    return { kind: 'aead', mode, algorithm, keyLength, tagLength, explicitNonce: mode === 'chacha20' ? 0 : 8, hash };
  }
  const block = blocks[bulk];
  const mac = macs[suite.hash];
  if (!block || !mac) return undefined;
  const [algorithm, keyLength, blockLength] = block;
  const [macHash, macLength] = mac;
  return { kind: 'mac', algorithm, keyLength, blockLength, macHash, macLength, hash };
}

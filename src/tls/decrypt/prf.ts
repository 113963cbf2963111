import { createHmac } from 'node:crypto';

/** How TLS makes keys of a secret up to TLS 1.2. */
export interface Prf {
  /** TLS 1.2: by the suite's hash (RFC 5246 §5); before: by MD5 and SHA-1 together (RFC 4346 §5). */
  readonly version: number;
  readonly hash: string;
}

/** PRF(secret, label, seed), `length` bytes of it. */
export function prf(
  { version, hash }: Prf,
  secret: Uint8Array,
  label: string,
  seed: Uint8Array,
  length: number,
): Uint8Array {
  const labelled = Buffer.concat([Buffer.from(label), seed]);
  if (version >= 0x0303) return expand(hash, secret, labelled, length);
  const half = Math.ceil(secret.length / 2);
  const one = expand('md5', secret.subarray(0, half), labelled, length);
  const other = expand('sha1', secret.subarray(secret.length - half), labelled, length);
  return one.map((byte, i) => byte ^ other[i]);
}

/** P_hash (RFC 5246 §5). */
function expand(hash: string, secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  let a = seed;
  for (let have = 0; have < length; have += blocks[0].length) {
    a = createHmac(hash, secret).update(a).digest();
    blocks.push(createHmac(hash, secret).update(a).update(seed).digest());
  }
  return Buffer.concat(blocks, length);
}

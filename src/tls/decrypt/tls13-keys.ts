import type { OpenedRecord } from '../decryptor.js';
import { openAead } from './aead.js';
import { expandLabel } from './hkdf.js';
import { type RecordKeys, type SealedRecord, writeHeader, writeSequence } from './record-keys.js';
import type { AeadCipher } from './suite-ciphers.js';

/** Scratch space: used and done with within one call. */
const nonce = new Uint8Array(12);
const authenticated = new Uint8Array(5);

/** Keys of TLS 1.3 that one traffic secret gives (RFC 8446 §7.3). */
export class Tls13Keys implements RecordKeys {
  private readonly key: Uint8Array;
  private readonly iv: Uint8Array;

  constructor(
    private readonly cipher: AeadCipher,
    private readonly secret: Uint8Array,
  ) {
    this.key = expandLabel(cipher.hash, secret, 'key', cipher.keyLength);
    this.iv = expandLabel(cipher.hash, secret, 'iv', nonce.length);
  }

  /** The keys after a KeyUpdate (RFC 8446 §7.2). */
  updated(): Tls13Keys {
    return new Tls13Keys(this.cipher, expandLabel(this.cipher.hash, this.secret, 'traffic upd', this.secret.length));
  }

  open(record: SealedRecord, sequence: number): OpenedRecord | undefined {
    nonceOf(this.iv, sequence);
    writeHeader(authenticated, 0, record, record.bytes.length);
    const inner = openAead(this.cipher, this.key, nonce, record.bytes, authenticated);
    return inner && unpad(inner);
  }
}

/** The sequence number, padded to the left, XOR the IV (RFC 8446 §5.3). */
function nonceOf(iv: Uint8Array, sequence: number): void {
  nonce.fill(0, 0, 4);
  writeSequence(nonce, 4, sequence);
  for (let i = 0; i < nonce.length; i++) nonce[i] ^= iv[i];
}

/** The content type is the last byte that is not zero (RFC 8446 §5.4); all zeros break the rules: nothing within. */
function unpad(inner: Uint8Array): OpenedRecord {
  let last = inner.length - 1;
  while (last >= 0 && inner[last] === 0) last--;
  return { contentType: last < 0 ? 0 : inner[last], plaintext: inner.subarray(0, Math.max(last, 0)) };
}

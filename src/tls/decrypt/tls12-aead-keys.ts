import type { OpenedRecord } from '../decryptor.js';
import { openAead } from './aead.js';
import { type RecordKeys, type SealedRecord, writeHeader, writeSequence } from './record-keys.js';
import type { AeadCipher } from './suite-ciphers.js';

/** Scratch space: used and done with within one call. */
const nonce = new Uint8Array(12);
const authenticated = new Uint8Array(13);

/** Keys of one direction for an AEAD suite of TLS 1.2 (RFC 5246 §6.2.3.3). */
export class Tls12AeadKeys implements RecordKeys {
  /** `iv`: the salt of four bytes (GCM, CCM), or twelve bytes (ChaCha20). */
  constructor(
    private readonly cipher: AeadCipher,
    private readonly key: Uint8Array,
    private readonly iv: Uint8Array,
  ) {}

  open(record: SealedRecord, sequence: number): OpenedRecord | undefined {
    const { explicitNonce, tagLength } = this.cipher;
    const length = record.bytes.length - explicitNonce - tagLength;
    if (length < 0) return undefined;
    if (explicitNonce > 0) this.explicit(record.bytes.subarray(0, explicitNonce));
    else this.counted(sequence);
    writeSequence(authenticated, 0, sequence);
    writeHeader(authenticated, 8, record, length);
    const plaintext = openAead(this.cipher, this.key, nonce, record.bytes.subarray(explicitNonce), authenticated);
    return plaintext && { contentType: record.contentType, plaintext };
  }

  private explicit(rest: Uint8Array): void {
    nonce.set(this.iv);
    nonce.set(rest, this.iv.length);
  }

  /** RFC 7905 §2, as in TLS 1.3. */
  private counted(sequence: number): void {
    nonce.fill(0, 0, 4);
    writeSequence(nonce, 4, sequence);
    for (let i = 0; i < nonce.length; i++) nonce[i] ^= this.iv[i];
  }
}

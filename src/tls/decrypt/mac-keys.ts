import { createDecipheriv, createHmac } from 'node:crypto';
import type { OpenedRecord } from '../decryptor.js';
import { type RecordKeys, type SealedRecord, writeHeader, writeSequence } from './record-keys.js';
import type { MacCipher } from './suite-ciphers.js';

/** Scratch space: used and done with within one call. */
const pseudoHeader = new Uint8Array(13);

export interface MacKeyOptions {
  readonly macKey: Uint8Array;
  readonly key: Uint8Array;
  /** TLS 1.0 only: of the first record. Afterwards it is the last block before (RFC 2246 §6.2.3.2). */
  readonly iv: Uint8Array;
  /** TLS 1.0: records carry no IV. */
  readonly chained: boolean;
  /** The MAC is over the ciphertext and behind it (RFC 7366). */
  readonly encryptThenMac: boolean;
}

/** Keys of one direction for a suite with CBC, or NULL, and an HMAC (RFC 5246 §6.2.3.1, §6.2.3.2). */
export class MacKeys implements RecordKeys {
  private iv: Uint8Array;

  constructor(
    private readonly cipher: MacCipher,
    private readonly options: MacKeyOptions,
  ) {
    this.iv = options.iv;
  }

  open(record: SealedRecord, sequence: number): OpenedRecord | undefined {
    const { encryptThenMac } = this.options;
    const body = encryptThenMac && this.cipher.algorithm ? this.checked(record, sequence, record.bytes) : record.bytes;
    if (!body) return undefined;
    const inner = this.decipher(body);
    if (!inner) return undefined;
    const plaintext = body === record.bytes ? this.checked(record, sequence, inner) : inner;
    return plaintext && { contentType: record.contentType, plaintext };
  }

  passed({ bytes }: SealedRecord): void {
    const { blockLength, macLength } = this.cipher;
    const end = bytes.length - (this.options.encryptThenMac ? macLength : 0);
    if (this.options.chained && end >= blockLength) this.iv = bytes.subarray(end - blockLength, end);
  }

  /** Takes the MAC off the end; undefined when it does not fit. */
  private checked(record: SealedRecord, sequence: number, sealed: Uint8Array): Uint8Array | undefined {
    const { macHash, macLength } = this.cipher;
    const length = sealed.length - macLength;
    if (length < 0) return undefined;
    const body = sealed.subarray(0, length);
    writeSequence(pseudoHeader, 0, sequence);
    writeHeader(pseudoHeader, 8, record, length);
    const mac = createHmac(macHash, this.options.macKey).update(pseudoHeader).update(body).digest();
    return mac.equals(sealed.subarray(length)) ? body : undefined;
  }

  /** Without its padding; undefined when it is no whole number of blocks, or the padding is wrong. */
  private decipher(body: Uint8Array): Uint8Array | undefined {
    const { algorithm, blockLength } = this.cipher;
    if (!algorithm) return body;
    const { chained, key } = this.options;
    const iv = chained ? this.iv : body.subarray(0, blockLength);
    const ciphertext = chained ? body : body.subarray(blockLength);
    if (ciphertext.length === 0 || ciphertext.length % blockLength !== 0) return undefined;
    const decipher = createDecipheriv(algorithm, key, iv).setAutoPadding(false);
    const padded = decipher.update(ciphertext);
    decipher.final();
    return unpad(padded);
  }
}

/** The last byte says how many like it stand before it (RFC 5246 §6.2.3.2). */
function unpad(padded: Uint8Array): Uint8Array | undefined {
  const count = padded[padded.length - 1] + 1;
  const end = padded.length - count;
  if (end < 0) return undefined;
  for (let i = end; i < padded.length; i++) if (padded[i] !== count - 1) return undefined;
  return padded.subarray(0, end);
}

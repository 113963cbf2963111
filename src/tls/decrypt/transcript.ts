import { createHash } from 'node:crypto';

const clientHello = 1;
const certificateVerify = 15;
const messageHash = 254;

/** A full handshake of TLS 1.3 before the server's signature, by handshake types; the first two make a retry. */
const beforeSignature = /^(1 2 )?1 2 8 (13 )?(11|25) $/;
const retry = '1 2 ';
const mostMessages = 6;

/**
 * The messages that a TLS 1.3 server signs (RFC 8446 §4.4.1). Where one is missing or out of place, or a record passed
 * unread, there is no hash: it must never be one of something else.
 */
export class Transcript {
  private codes = '';
  private parts: Uint8Array[] = [];
  private live = true;

  /** The next message of either side; with the server's CertificateVerify, the hash of all before it. */
  add(code: number, body: Uint8Array, hash: string | undefined): Uint8Array | undefined {
    if (code === clientHello && this.codes !== retry) this.begin();
    if (!this.live) return undefined;
    if (code === certificateVerify) return this.end(hash);
    this.codes += `${code} `;
    this.parts.push(header(code, body.length), body);
    if (this.parts.length > 2 * mostMessages) this.broken();
    return undefined;
  }

  /** Something was not read, or need not be: what comes is not the whole. */
  broken(): void {
    this.live = false;
    this.parts = [];
  }

  private begin(): void {
    this.codes = '';
    this.parts = [];
    this.live = true;
  }

  private end(hash: string | undefined): Uint8Array | undefined {
    const digest = hash !== undefined && beforeSignature.test(this.codes) ? this.digest(hash) : undefined;
    this.broken();
    return digest;
  }

  /** After a retry the first ClientHello stands there as its hash. */
  private digest(algorithm: string): Uint8Array {
    const [head, body, ...rest] = this.parts;
    const retried = this.codes.startsWith(`${retry}${clientHello} `);
    const first = retried ? createHash(algorithm).update(head).update(body).digest() : body;
    const digest = createHash(algorithm).update(retried ? header(messageHash, first.length) : head).update(first);
    for (const part of rest) digest.update(part);
    return digest.digest();
  }
}

function header(code: number, length: number): Uint8Array {
  return Uint8Array.of(code, length >> 16, (length >> 8) & 0xff, length & 0xff);
}

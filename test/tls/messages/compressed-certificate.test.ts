import { brotliCompressSync, deflateSync } from 'node:zlib';
import * as zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/bytes/limits.js';
import { decodeHandshake, type HandshakeMessage } from '../../../src/tls/handshake.js';
import { bytes, u16, u24, vector } from '../../build/hellos.js';
import { tls13 } from '../decoding.js';

const der = Buffer.from('3003020105', 'hex');
const certificate = bytes(vector(1, ''), vector(3, bytes(vector(3, der), vector(2, ''))));

function compressed(algorithm: number, data: Uint8Array, length = certificate.length): HandshakeMessage {
  return decodeHandshake(25, bytes(u16(algorithm), u24(length), vector(3, data)), tls13);
}

describe('CompressedCertificate', () => {
  it.each([
    ['zlib', 1, deflateSync(certificate)],
    ['brotli', 2, brotliCompressSync(certificate)],
  ])('inflates %s to the same message as one that was never compressed', (_name, algorithm, data) => {
    expect(compressed(algorithm, data)).toMatchObject({ certificate: { type: 'certificate', entries: [{ der }], count: 1 } });
  });

  it('inflates zstd where Node can, and otherwise leaves it as it is', () => {
    const frame = Buffer.from(`28b52ffd20${certificate.length.toString(16).padStart(2, '0')}${rawBlock()}`, 'hex');
    const message = compressed(3, Buffer.concat([frame, certificate]));
    const able = 'zstdDecompressSync' in zlib;
    expect(message).toMatchObject({ type: 'compressed_certificate', algorithm: 3 });
    expect(message.type === 'compressed_certificate' && message.certificate !== undefined).toBe(able);
  });

  it('refuses what does not inflate, or not to the length announced', () => {
    expect(compressed(1, Buffer.from('not zlib')).type).toBe('malformed');
    expect(compressed(1, deflateSync(certificate), certificate.length - 1).type).toBe('malformed');
    expect(compressed(2, brotliCompressSync(certificate), certificate.length + 1).type).toBe('malformed');
    expect(compressed(1, deflateSync(certificate), 0).type).toBe('malformed');
  });

  it('does not inflate a bomb', () => {
    const bomb = brotliCompressSync(Buffer.alloc(8 * 1024 * 1024));
    expect(compressed(2, bomb).type).toBe('malformed');
    expect(compressed(2, bomb, limits.handshakeBytes + 1).type).toBe('malformed');
  });

  it('refuses what inflates to no Certificate', () => {
    expect(compressed(1, deflateSync(Buffer.from('hello')), 5).type).toBe('malformed');
  });
});

/** Header of a last, raw zstd block of the certificate's length (RFC 8878 §3.1.1.2). */
function rawBlock(): string {
  const header = Buffer.alloc(3);
  header.writeUIntLE((certificate.length << 3) | 1, 0, 3);
  return header.toString('hex');
}

import * as zlib from 'node:zlib';
import { limits } from '../../bytes/limits.js';
import { Reader } from '../../bytes/reader.js';
import { type Certificate, readCertificate } from './certificate.js';
import type { MessageContext } from './context.js';

/** A Certificate message, compressed (RFC 8879 §4). */
export interface CompressedCertificate {
  readonly type: 'compressed_certificate';
  /** 1 zlib, 2 brotli, 3 zstd. */
  readonly algorithm: number;
  /** What its length should be once inflated. */
  readonly uncompressedLength: number;
  readonly compressed: Uint8Array;
  /** What it says; undefined when nobody here knows the algorithm (zstd: Node 22.15 and up). */
  readonly certificate?: Certificate;
}

export function readCompressedCertificate(reader: Reader, context: MessageContext): CompressedCertificate {
  const algorithm = reader.u16();
  const uncompressedLength = reader.u24();
  const compressed = reader.view(reader.u24());
  const message = { type: 'compressed_certificate', algorithm, uncompressedLength, compressed } as const;
  const inflate = inflaters[algorithm];
  if (!inflate) return message;
  const body = new Reader(inflated(inflate, message, reader), 'certificate');
  const certificate = readCertificate(body, context);
  body.finish();
  return { ...message, certificate };
}

type Inflate = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** Node 20 has no zstd, and its types do not either. */
const { zstdDecompressSync } = zlib as { readonly zstdDecompressSync?: Inflate };

/** IANA: TLS Certificate Compression Algorithm IDs. */
const inflaters: Readonly<Record<number, Inflate | undefined>> = {
  1: zlib.inflateSync,
  2: zlib.brotliDecompressSync,
  3: zstdDecompressSync,
};

/** Never more than was announced, nor than is kept of any message. */
function inflated(inflate: Inflate, message: CompressedCertificate, reader: Reader): Uint8Array {
  const { uncompressedLength, compressed } = message;
  if (uncompressedLength === 0 || uncompressedLength > limits.handshakeBytes)
    reader.fail(`1 to ${limits.handshakeBytes} bytes once inflated`, `${uncompressedLength}`);
  const bytes = tryInflate(inflate, compressed, uncompressedLength);
  if (bytes?.length !== uncompressedLength)
    reader.fail(`${uncompressedLength} bytes once inflated`, bytes ? `${bytes.length}` : 'what does not inflate');
  return bytes;
}

function tryInflate(inflate: Inflate, compressed: Uint8Array, maxOutputLength: number): Uint8Array | undefined {
  try {
    return inflate(compressed, { maxOutputLength });
  } catch {
    // zlib says by throwing that it is not its format, or that more would come out.
    return undefined;
  }
}

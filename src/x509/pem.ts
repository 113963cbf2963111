import { Certificate } from './certificate.js';

const BLOCK = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]*)-----END /g;
const SEQUENCE = 0x30;

/** Every certificate block of a PEM text (RFC 7468 §5), whatever stands between them; not yet read. */
export function certificatesFromPem(text: string): Certificate[] {
  return Array.from(text.matchAll(BLOCK), ([, base64]) => new Certificate(Buffer.from(base64, 'base64')));
}

/** Certificates of a file that holds one as DER, or any number as PEM. */
export function certificatesFromFile(bytes: Uint8Array): Certificate[] {
  if (bytes[0] === SEQUENCE) return [new Certificate(bytes)];
  return certificatesFromPem(Buffer.from(bytes).toString('latin1'));
}

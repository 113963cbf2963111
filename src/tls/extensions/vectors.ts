import type { Reader } from '../../bytes/reader.js';

/* The vectors of the TLS presentation language (RFC 8446 §3.4), read from where the reader stands. */

/** `uint16 list<..2^16-1>` */
export function u16List(reader: Reader, what: string): number[] {
  return u16s(reader.sub(reader.u16(), what));
}

/** `uint16 list<..2^8-1>` */
export function shortU16List(reader: Reader, what: string): number[] {
  return u16s(reader.sub(reader.u8(), what));
}

/** `uint8 list<..2^8-1>` */
export function u8List(reader: Reader, what: string): number[] {
  const list = reader.sub(reader.u8(), what);
  const items: number[] = [];
  while (list.left > 0) items.push(list.u8());
  return items;
}

/** `opaque bytes<..2^16-1>`, a view. */
export function opaque16(reader: Reader): Uint8Array {
  return reader.view(reader.u16());
}

/** `opaque bytes<..2^8-1>`, a view. */
export function opaque8(reader: Reader): Uint8Array {
  return reader.view(reader.u8());
}

/** `opaque text<..2^8-1>` as latin1, so that no byte is lost. */
export function text8(reader: Reader): string {
  return latin1(opaque8(reader));
}

/** One character a byte: lossless, not validated, not safe to print. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function u16s(reader: Reader): number[] {
  const items: number[] = [];
  while (reader.left > 0) items.push(reader.u16());
  return items;
}

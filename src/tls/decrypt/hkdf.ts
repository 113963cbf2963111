import { createHmac } from 'node:crypto';

/** HKDF-Expand-Label with an empty context (RFC 8446 §7.1), for outputs no longer than one hash. */
export function expandLabel(hash: string, secret: Uint8Array, label: string, length: number): Uint8Array {
  const block = createHmac(hash, secret).update(infoOf(label, length)).digest();
  return length === block.length ? block : block.subarray(0, length);
}

/** There are few labels and lengths, and each connection asks for the same ones. */
const infos = new Map<string, Uint8Array>();

/** HkdfLabel (RFC 8446 §7.1), and the counter of HKDF's first block (RFC 5869 §2.3). */
function infoOf(label: string, length: number): Uint8Array {
  const name = `${label}/${length}`;
  const known = infos.get(name);
  if (known) return known;
  const full = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([Buffer.from([length >> 8, length & 0xff, full.length]), full, Buffer.from([0, 1])]);
  infos.set(name, info);
  return info;
}

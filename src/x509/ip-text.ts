import { hex } from '../bytes/hex.js';

const DOTTED = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/**
 * Text of an address of 4 or 16 bytes, one spelling each, so that equal text means equal bytes. IPv4 in IPv6 stays
 * IPv6: RFC 9525 §6.5 compares octets. Eight and 32 bytes are an address and its mask (RFC 5280 §4.2.1.10).
 */
export function ipText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length === 16) return shortest(groups(bytes).join(':')) ?? hex(bytes);
  if (bytes.length === 8 || bytes.length === 32) {
    const half = bytes.length / 2;
    return `${ipText(bytes.subarray(0, half))}/${ipText(bytes.subarray(half))}`;
  }
  return hex(bytes);
}

/** The same spelling of an address that somebody typed, `[::1]` included; undefined for what is no address. */
export function canonicalIp(text: string): string | undefined {
  if (DOTTED.test(text)) return text;
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  return bare.includes(':') ? shortest(bare) : undefined;
}

function groups(bytes: Uint8Array): string[] {
  return hex(bytes).match(/.{4}/g) ?? [];
}

/** The URL standard's IPv6 serializer shortens as RFC 5952 does, but for a dotted end. */
function shortest(address: string): string | undefined {
  if (!/^[\da-f:.]+$/i.test(address) || !URL.canParse(`http://[${address}]/`)) return undefined;
  return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}

/** What bytes that are no capture look like, in words that go on from "the input ", with what to do. */
export function looksLike(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known) return known[1];
  if (/^\0+$/.test(start)) return 'begins with zeros only, as a file does whose content was lost';
  if (isText(start)) return looksLikeText(start);
  return `begins with ${hexPairs(bytes.subarray(0, 8))}, which no capture format known here does`;
}

/** Bytes that `looksLike` wants to see where there are as many. */
export const LOOK_BYTES = 32;

const decompress = (name: string, command: string) => `is compressed with ${name}; decompress it first (${command})`;
const convert = (name: string) => `is ${name} capture; convert it first (editcap -F pcapng FILE FILE.pcapng)`;

const signatures: readonly (readonly [start: string, words: string])[] = [
  ['\x1f\x8b', decompress('gzip once more', 'gunzip')],
  ['\x28\xb5\x2f\xfd', decompress('zstd', 'zstd -d')],
  ['\x04\x22\x4d\x18', decompress('lz4', 'lz4 -d')],
  ['\xfd7zXZ\0', decompress('xz', 'unxz')],
  ['BZh', decompress('bzip2', 'bunzip2')],
  ['PK\x03\x04', 'is a zip archive; unpack it first'],
  ['snoop\0\0\0', convert('a snoop')],
  ['iptrace ', convert('an AIX iptrace')],
  ['GMBU', convert('a Microsoft Network Monitor')],
  ['RTSS', convert('a Microsoft Network Monitor')],
  ['XCP\0', convert('a NetXRay')],
  ['TRSNIFF data', convert('a Sniffer')],
  ['\x01\x10', convert('a LANalyzer')],
  ['\x07\x10', convert('a LANalyzer')],
  ['\xac\x01\x00\x1c', convert('an IXIA')],
  ['\x1c\x00\x01\xac', convert('an IXIA')],
  ['\x7fELF', 'is a program, not a capture'],
  ['%PDF', 'is a PDF document, not a capture'],
];

function isText(start: string): boolean {
  return !/[\0-\x08\x0e-\x1f]/.test(start);
}

const texts: readonly (readonly [start: RegExp, words: string])[] = [
  [/^\s*[{[]/, 'is JSON, not a capture'],
  [/^\s*<(!doctype )?html/i, 'is a web page, not a capture'],
  [/^\s*</, 'is XML, not a capture'],
  [/^(#|CLIENT_|SERVER_|EXPORTER_|RSA )/, 'looks like a TLS key log, not a capture; give it with --keylog'],
  [/^-----BEGIN /, 'is PEM text (a certificate or a key), not a capture'],
];

function looksLikeText(start: string): string {
  const known = texts.find(([pattern]) => pattern.test(start.replace(/^\xef\xbb\xbf/, '')));
  return known?.[1] ?? 'is text, not a capture; save packets with tcpdump -w or dumpcap';
}

function hexPairs(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/* Tiny writers of TLS bytes for tests: what they make is right unless a test asks for wrong. */

/** Bytes from numbers and byte strings, one after another. */
export function bytes(...parts: (number | Uint8Array | readonly number[] | string)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : toBuffer(part))));
}

function toBuffer(part: number | Uint8Array | readonly number[]): Buffer {
  return typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part);
}

export function u16(...values: number[]): Buffer {
  return bytes(values.flatMap((value) => [value >> 8, value & 0xff]));
}

export function u24(value: number): Buffer {
  return bytes(value >> 16, u16(value & 0xffff));
}

/** The body behind its length, in `size` bytes. */
export function vector(size: 1 | 2 | 3, body: Uint8Array | string): Buffer {
  const whole = bytes(body);
  const length = size === 1 ? bytes(whole.length) : size === 2 ? u16(whole.length) : u24(whole.length);
  return bytes(length, whole);
}

export function extension(code: number, body: Uint8Array = Buffer.alloc(0)): Buffer {
  return bytes(u16(code), vector(2, body));
}

export const serverName = (name: string) => extension(0, vector(2, bytes(0, vector(2, name))));
export const alpn = (...names: string[]) => extension(16, vector(2, bytes(...names.map((name) => vector(1, name)))));
export const supportedVersions = (...versions: number[]) => extension(43, vector(1, u16(...versions)));
export const selectedVersion = (version: number) => extension(43, u16(version));
export const groups = (...codes: number[]) => extension(10, vector(2, u16(...codes)));
export const signatureAlgorithms = (...codes: number[]) => extension(13, vector(2, u16(...codes)));
export const keyShares = (...shares: [group: number, length: number][]) =>
  extension(
    51,
    vector(2, bytes(...shares.map(([group, length]) => bytes(u16(group), vector(2, Buffer.alloc(length, 1)))))),
  );
export const selectedKeyShare = (group: number, length = 32) =>
  extension(51, bytes(u16(group), vector(2, Buffer.alloc(length, 2))));

export interface HelloOptions {
  version?: number;
  random?: Uint8Array;
  sessionId?: Uint8Array;
  suites?: readonly number[];
  extensions?: readonly Uint8Array[];
}

/** Body of a ClientHello; TLS 1.2 with two suites unless told. */
export function clientHelloBody(options: HelloOptions = {}): Buffer {
  const { version = 0x0303, random = Buffer.alloc(32, 7), sessionId = Buffer.alloc(0) } = options;
  const { suites = [0xc02f, 0x009c], extensions } = options;
  const start = bytes(u16(version), random, vector(1, sessionId), vector(2, u16(...suites)), vector(1, bytes(0)));
  return extensions ? bytes(start, vector(2, bytes(...extensions))) : start;
}

/** Body of a ServerHello that takes the first suite. */
export function serverHelloBody(options: HelloOptions = {}): Buffer {
  const { version = 0x0303, random = Buffer.alloc(32, 9), sessionId = Buffer.alloc(0) } = options;
  const { suites = [0xc02f], extensions } = options;
  const start = bytes(u16(version), random, vector(1, sessionId), u16(suites[0]), 0);
  return extensions ? bytes(start, vector(2, bytes(...extensions))) : start;
}

/** The random that makes a ServerHello a HelloRetryRequest (RFC 8446 §4.1.3). */
export const retryRandom = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');

export function handshake(type: number, body: Uint8Array = Buffer.alloc(0)): Buffer {
  return bytes(type, vector(3, body));
}

export function record(type: number, payload: Uint8Array, version = 0x0303): Buffer {
  return bytes(type, u16(version), vector(2, payload));
}

export const clientHello = (options?: HelloOptions) => record(22, handshake(1, clientHelloBody(options)), 0x0301);
export const serverHello = (options?: HelloOptions) => record(22, handshake(2, serverHelloBody(options)));
export const certificate12 = (...ders: Uint8Array[]) =>
  record(22, handshake(11, vector(3, bytes(...ders.map((der) => vector(3, der))))));
export const serverHelloDone = () => record(22, handshake(14));
export const changeCipherSpec = () => record(20, bytes(1));
export const alert = (level: number, code: number) => record(21, bytes(level, code));
export const applicationData = (length: number) => record(23, Buffer.alloc(length, 0xee));

/** A healthy TLS 1.3 hello pair's extensions. */
export const hello13 = {
  client: {
    extensions: [
      serverName('api.example.com'),
      alpn('h2', 'http/1.1'),
      supportedVersions(0x0304, 0x0303),
      groups(29, 23),
      keyShares([29, 32]),
      signatureAlgorithms(0x0403, 0x0804),
    ],
    suites: [0x1301, 0xc02f],
  },
  server: { extensions: [selectedVersion(0x0304), selectedKeyShare(29)], suites: [0x1301] },
} satisfies Record<string, HelloOptions>;

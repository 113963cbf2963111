import { Reader } from '../../src/bytes/reader.js';
import { ClientHello } from '../../src/tls/messages/client-hello.js';
import { readServerHello, type HelloRetryRequest, type ServerHello } from '../../src/tls/messages/server-hello.js';
import { bytes, u16 } from './packets.js';

/** What a hello of a test is to say; the rest is as a plain TLS 1.3 client of 2026 has it. */
export interface ClientHelloFields {
  /** undefined, given as such: no server_name extension. */
  serverName?: string;
  /** Offered in supported_versions; empty: no such extension. */
  versions?: readonly number[];
  legacyVersion?: number;
  cipherSuites?: readonly number[];
  groups?: readonly number[];
  keyShares?: readonly number[];
  signatureAlgorithms?: readonly number[];
  alpn?: readonly string[];
  /** Codes of extensions that stand there empty: 23 (extended_master_secret), 42 (early_data) … */
  flags?: readonly number[];
  sessionId?: Uint8Array;
  random?: Uint8Array;
  /** It offers a session to resume (pre_shared_key with one identity). */
  /** A session's ticket, or a key that both sides were given. */
  psk?: boolean | 'external';
  /** Bytes of a padding extension: makes the hello large. */
  padding?: number;
}

export interface ServerHelloFields {
  version?: number;
  cipherSuite?: number;
  /** Group of its key_share; TLS 1.3 only. */
  group?: number;
  alpn?: string;
  flags?: readonly number[];
  sessionId?: Uint8Array;
  random?: Uint8Array;
}

const defaults = {
  serverName: 'api.example.com',
  versions: [0x0304, 0x0303],
  legacyVersion: 0x0303,
  cipherSuites: [0x1301, 0x1302, 0xc02f, 0xc030],
  groups: [0x001d, 0x0017],
  keyShares: [0x001d],
  signatureAlgorithms: [0x0403, 0x0804, 0x0401],
  alpn: [],
  flags: [23, 65281],
  sessionId: new Uint8Array(32),
  random: new Uint8Array(32).fill(3),
  psk: false,
  padding: 0,
} satisfies Required<ClientHelloFields>;

/** A ClientHello as if read from the wire: written as bytes and parsed. */
export function clientHello(fields: ClientHelloFields = {}): ClientHello {
  return ClientHello.read(new Reader(clientHelloBody({ ...defaults, ...fields }), 'ClientHello'));
}

/** A ServerHello as if read from the wire. */
export function serverHello(fields: ServerHelloFields = {}): ServerHello {
  const hello = readAnswer({ random: new Uint8Array(32).fill(7), ...fields });
  if (hello.type !== 'server_hello') throw new Error('that random makes it a HelloRetryRequest');
  return hello;
}

/** A HelloRetryRequest that asks for a share of `group`. */
export function helloRetryRequest(group = 0x0017, cipherSuite = 0x1301): HelloRetryRequest {
  const random = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');
  const body = answerBody({ version: 0x0304, cipherSuite, random }, [extension(51, u16(group))]);
  const hello = readServerHello(new Reader(body, 'HelloRetryRequest'));
  if (hello.type !== 'hello_retry_request') throw new Error('not a HelloRetryRequest');
  return hello;
}

function clientHelloBody(hello: Required<Omit<ClientHelloFields, 'serverName'>> & { serverName?: string }): Uint8Array {
  const list = [
    hello.serverName === undefined ? undefined : extension(0, within16(bytes(0, within16(bytes(hello.serverName))))),
    extension(10, within16(u16(...hello.groups))),
    extension(13, within16(u16(...hello.signatureAlgorithms))),
    hello.alpn.length === 0
      ? undefined
      : extension(16, within16(bytes(...hello.alpn.map((name) => within8(bytes(name)))))),
    hello.versions.length === 0 ? undefined : extension(43, within8(u16(...hello.versions))),
    extension(51, within16(bytes(...hello.keyShares.map((group) => bytes(u16(group), within16(new Uint8Array(32))))))),
    ...hello.flags.map((code) => extension(code, code === 65281 ? bytes(0) : bytes())),
    hello.padding === 0 ? undefined : extension(21, new Uint8Array(hello.padding)),
    hello.psk ? extension(41, preSharedKey(hello.psk === 'external' ? 0 : 0x1234)) : undefined,
  ];
  return bytes(
    u16(hello.legacyVersion),
    hello.random,
    within8(hello.sessionId),
    within16(u16(...hello.cipherSuites)),
    bytes(1, 0),
    within16(bytes(...list.filter((one) => one !== undefined))),
  );
}

/** One identity of 16 bytes with its age, one binder of 32 bytes. */
function preSharedKey(age: number): Uint8Array {
  return bytes(within16(bytes(within16(new Uint8Array(16)), u16(age, age))), within16(within8(new Uint8Array(32))));
}

function readAnswer({ version = 0x0304, group = 0x001d, alpn, flags = [], ...fields }: ServerHelloFields) {
  const list = [
    version >= 0x0304 ? extension(51, bytes(u16(group), within16(new Uint8Array(32)))) : undefined,
    alpn === undefined ? undefined : extension(16, within16(within8(bytes(alpn)))),
    ...flags.map((code) => extension(code, code === 65281 ? bytes(0) : bytes())),
  ].filter((one) => one !== undefined);
  return readServerHello(new Reader(answerBody({ version, ...fields }, list), 'ServerHello'));
}

function answerBody(
  { version = 0x0304, cipherSuite, random, sessionId }: ServerHelloFields,
  list: Uint8Array[],
): Uint8Array {
  const chosen = version >= 0x0304 ? [extension(43, u16(version))] : [];
  return bytes(
    u16(Math.min(version, 0x0303)),
    random ?? new Uint8Array(32),
    within8(sessionId ?? new Uint8Array(32)),
    u16(cipherSuite ?? (version >= 0x0304 ? 0x1301 : 0xc02f)),
    bytes(0),
    within16(bytes(...chosen, ...list)),
  );
}

function extension(code: number, body: Uint8Array): Uint8Array {
  return bytes(u16(code), within16(body));
}

function within8(body: Uint8Array): Uint8Array {
  return bytes(body.length, body);
}

function within16(body: Uint8Array): Uint8Array {
  return bytes(u16(body.length), body);
}

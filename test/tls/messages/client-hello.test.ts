import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHandshake } from '../../../src/tls/handshake.js';
import { ClientHello } from '../../../src/tls/messages/client-hello.js';
import { noContext } from '../../../src/tls/messages/context.js';
import {
  alpn,
  bytes,
  clientHelloBody,
  extension,
  groups,
  hello13,
  keyShares,
  serverName,
  signatureAlgorithms,
  supportedVersions,
  u16,
  vector,
  type HelloOptions,
} from '../../build/hellos.js';
import { decodes } from '../decoding.js';

function read(options?: HelloOptions): ClientHello {
  const message = decodeHandshake(1, clientHelloBody(options), noContext);
  if (message.type !== 'client_hello') throw new Error(`read as ${message.type}`);
  return message;
}

describe('ClientHello', () => {
  it('is read whole or not at all', () => {
    expect(decodes(1, clientHelloBody(hello13.client))).toBeInstanceOf(ClientHello);
    expect(decodes(1, clientHelloBody())).toBeInstanceOf(ClientHello);
  });

  it('offers what a TLS 1.3 client says', () => {
    const hello = read(hello13.client);
    expect(hello).toMatchObject({
      legacyVersion: 0x0303,
      serverName: 'api.example.com',
      alpn: ['h2', 'http/1.1'],
      versions: [0x0304, 0x0303],
      cipherSuites: [0x1301, 0xc02f],
      groups: [29, 23],
      keyShares: [{ group: 29, length: 32 }],
      signatureAlgorithms: [0x0403, 0x0804],
      compressionMethods: [0],
    });
    expect(hello.length).toBe(clientHelloBody(hello13.client).length);
  });

  it('falls back on the legacy version where there are no extensions', () => {
    const hello = read({ version: 0x0301 });
    expect(hello.versions).toEqual([0x0301]);
    expect(hello).toMatchObject({ serverName: undefined, alpn: [], groups: [], keyShares: [], pskIdentities: 0 });
  });

  it('leaves GREASE out of the versions and in everything else', () => {
    const extensions = [
      extension(0x6a6a),
      supportedVersions(0x7a7a, 0x0304),
      groups(0x2a2a, 29),
      keyShares([0x2a2a, 1]),
    ];
    const hello = read({ suites: [0x8a8a, 0x1301], extensions });
    expect(hello).toMatchObject({
      versions: [0x0304],
      cipherSuites: [0x8a8a, 0x1301],
      groups: [0x2a2a, 29],
      grease: true,
    });
    expect(read().grease).toBe(false);
  });

  it('sees flags of its extensions and suites', () => {
    const flags = [42, 49, 23].map((code) => extension(code));
    const rest = [
      extension(65037, bytes(0)),
      extension(35, bytes('ticket')),
      extension(65281, bytes(0)),
      extension(5, bytes(1, u16(0, 0))),
    ];
    expect(read({ suites: [0x5600], extensions: [...flags, ...rest] })).toMatchObject({
      earlyData: true,
      postHandshakeAuth: true,
      extendedMasterSecret: true,
      ech: true,
      sessionTicket: Buffer.from('ticket'),
      secureRenegotiation: true,
      statusRequest: true,
      fallbackScsv: true,
    });
    expect(read({ suites: [0x00ff] })).toMatchObject({
      secureRenegotiation: true,
      fallbackScsv: false,
      ech: false,
      sessionTicket: undefined,
    });
  });

  it('counts the sessions it would resume', () => {
    const identities = vector(2, bytes(vector(2, 'a'), u16(0, 0), vector(2, 'b'), u16(0, 0)));
    const psk = extension(
      41,
      bytes(identities, vector(2, bytes(vector(1, Buffer.alloc(32)), vector(1, Buffer.alloc(32))))),
    );
    expect(read({ extensions: [psk] }).pskIdentities).toBe(2);
  });

  it('takes a malformed extension as absent', () => {
    expect(read({ extensions: [extension(0, bytes(0, 9, 1)), alpn('h2')] })).toMatchObject({
      serverName: undefined,
      alpn: ['h2'],
    });
  });

  it('takes the first of two server names', () => {
    expect(read({ extensions: [serverName('one'), serverName('two')] }).serverName).toBe('one');
  });

  it('refuses an odd number of suite bytes', () => {
    const body = bytes(u16(0x0303), Buffer.alloc(32), 0, vector(2, bytes(1, 2, 3)), vector(1, bytes(0)));
    expect(decodeHandshake(1, body, noContext)).toMatchObject({
      type: 'malformed',
      error: { expected: 'cipher suites of two bytes each' },
    });
  });

  it('survives any bytes in any extension', () => {
    const codes = fc.constantFrom(0, 5, 10, 11, 13, 16, 35, 41, 43, 51, 65037);
    fc.assert(
      fc.property(fc.array(fc.tuple(codes, fc.uint8Array({ maxLength: 24 }))), (list) => {
        const hello = read({
          extensions: [...list.map(([code, body]) => extension(code, body)), signatureAlgorithms(0x0403)],
        });
        return (
          [hello.serverName, hello.alpn, hello.versions, hello.groups, hello.keyShares, hello.pskIdentities].length ===
          6
        );
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { decodeHandshake } from '../../../src/tls/handshake.js';
import { noContext } from '../../../src/tls/messages/context.js';
import { HelloRetryRequest, ServerHello } from '../../../src/tls/messages/server-hello.js';
import {
  alpn,
  bytes,
  extension,
  hello13,
  retryRandom,
  selectedVersion,
  serverHelloBody,
  u16,
  vector,
  type HelloOptions,
} from '../../build/hellos.js';
import { decodes } from '../decoding.js';

function read(options?: HelloOptions): ServerHello {
  const message = decodeHandshake(2, serverHelloBody(options), noContext);
  if (message.type !== 'server_hello') throw new Error(`read as ${message.type}`);
  return message;
}

const randomEnding = (tail: string) => Buffer.concat([Buffer.alloc(24, 1), Buffer.from(tail, 'latin1')]);

describe('ServerHello', () => {
  it('is read whole or not at all', () => {
    expect(decodes(2, serverHelloBody(hello13.server))).toBeInstanceOf(ServerHello);
  });

  it('tells the version by supported_versions, else by the legacy field', () => {
    expect(read(hello13.server)).toMatchObject({
      version: 0x0304,
      legacyVersion: 0x0303,
      cipherSuite: 0x1301,
      group: 29,
    });
    expect(read({ version: 0x0302 })).toMatchObject({ version: 0x0302, group: undefined, alpn: undefined });
  });

  it('tells what it chose in TLS 1.2', () => {
    const extensions = [alpn('h2'), extension(65281, bytes(0)), extension(23)];
    expect(read({ extensions })).toMatchObject({ alpn: 'h2', secureRenegotiation: true, extendedMasterSecret: true });
  });

  it('tells which pre-shared key it took', () => {
    expect(read({ extensions: [extension(41, u16(0))] }).selectedPsk).toBe(0);
    expect(read().selectedPsk).toBeUndefined();
  });

  it('sees the downgrade sentinel', () => {
    expect(read({ random: randomEnding('DOWNGRD\x01') }).downgradeSentinel).toBe('TLS 1.2');
    expect(read({ random: randomEnding('DOWNGRD\x00') }).downgradeSentinel).toBe('TLS 1.1 or below');
    expect(read({ random: randomEnding('DOWNGRD\x02') }).downgradeSentinel).toBeUndefined();
    expect(read().downgradeSentinel).toBeUndefined();
  });

  it('has neither session id nor compression in drafts before 22', () => {
    const body = bytes(
      u16(0x7f12),
      Buffer.alloc(32, 3),
      u16(0x1301),
      vector(2, extension(40, bytes(u16(29), vector(2, 'key')))),
    );
    expect(decodeHandshake(2, body, noContext)).toMatchObject({
      type: 'server_hello',
      version: 0x7f12,
      cipherSuite: 0x1301,
      group: 29,
    });
  });
});

describe('HelloRetryRequest', () => {
  it('is a ServerHello with a random of its own', () => {
    const extensions = [selectedVersion(0x0304), extension(51, u16(23)), extension(44, vector(2, 'crumbs'))];
    const message = decodes(2, serverHelloBody({ random: retryRandom, suites: [0x1302], extensions }));
    expect(message).toBeInstanceOf(HelloRetryRequest);
    expect(message).toMatchObject({
      type: 'hello_retry_request',
      version: 0x0304,
      cipherSuite: 0x1302,
      group: 23,
      cookie: Buffer.from('crumbs'),
    });
  });

  it('was a message of its own in drafts', () => {
    const body = bytes(u16(0x7f13), u16(0x1301), vector(2, extension(40, u16(24))));
    expect(decodeHandshake(6, body, noContext)).toMatchObject({
      type: 'hello_retry_request',
      cipherSuite: 0x1301,
      group: 24,
    });
    const older = bytes(u16(0x7f12), vector(2, extension(40, u16(24))));
    expect(decodeHandshake(6, older, noContext)).toMatchObject({
      type: 'hello_retry_request',
      cipherSuite: 0,
      group: 24,
    });
  });
});

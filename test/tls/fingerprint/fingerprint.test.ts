import { describe, expect, it } from 'vitest';
import { ja3, ja3Text } from '../../../src/tls/fingerprint/ja3.js';
import { ja3s, ja3sText } from '../../../src/tls/fingerprint/ja3s.js';
import { ja4, ja4Text } from '../../../src/tls/fingerprint/ja4.js';
import { decodeHandshake } from '../../../src/tls/handshake.js';
import type { ClientHello } from '../../../src/tls/messages/client-hello.js';
import { noContext } from '../../../src/tls/messages/context.js';
import {
  alpn,
  bytes,
  clientHelloBody,
  extension,
  groups,
  hello13,
  serverHelloBody,
  signatureAlgorithms,
  supportedVersions,
  vector,
  type HelloOptions,
} from '../../build/hellos.js';

function client(options?: HelloOptions): ClientHello {
  const message = decodeHandshake(1, clientHelloBody(options), noContext);
  if (message.type !== 'client_hello') throw new Error(`read as ${message.type}`);
  return message;
}

describe('JA3', () => {
  it('lists version, suites, extensions, groups and point formats without GREASE', () => {
    const extensions = [extension(0x1a1a), groups(0x2a2a, 29, 23), extension(11, vector(1, bytes(0)))];
    const hello = client({ suites: [0x3a3a, 0xc02f, 0x2f], extensions });
    expect(ja3Text(hello)).toBe('771,49199-47,10-11,29-23,0');
    expect(ja3(hello)).toBe('90c9fec5075772b054c722891d7fa7b0');
  });

  it('leaves empty what is not there', () => {
    expect(ja3Text(client({ version: 0x0301, suites: [5] }))).toBe('769,5,,,');
  });
});

describe('JA3S', () => {
  it('lists version, suite and extensions', () => {
    const message = decodeHandshake(2, serverHelloBody(hello13.server), noContext);
    if (message.type !== 'server_hello') throw new Error(`read as ${message.type}`);
    expect(ja3sText(message)).toBe('771,4865,43-51');
    expect(ja3s(message)).toMatch(/^[0-9a-f]{32}$/);
    expect(ja3s(message)).toBe(ja3s(message));
  });
});

describe('JA4', () => {
  it('tells transport, version, name, counts and ALPN, then sorted lists', () => {
    const hello = client(hello13.client);
    expect(ja4Text(hello)).toBe('t13d0206h2_1301,c02f_000a,000d,002b,0033_0403,0804');
    expect(ja4(hello)).toMatch(/^t13d0206h2_[0-9a-f]{12}_[0-9a-f]{12}$/);
  });

  it('counts no GREASE', () => {
    const extensions = [extension(0x1a1a), supportedVersions(0x2a2a, 0x0303)];
    expect(ja4Text(client({ suites: [0x3a3a, 0xc02f], extensions }))).toBe('t12i010100_c02f_002b');
  });

  it('writes zeros where there is nothing to hash', () => {
    expect(ja4(client({ version: 0x0300, suites: [] }))).toBe('ts3i000000_000000000000_000000000000');
    expect(ja4(client({ version: 0x0505, suites: [] }))).toMatch(/^t00i/);
  });

  it('takes the first and last character of the first protocol', () => {
    const letters = (...names: string[]) => ja4(client({ extensions: [alpn(...names)] })).slice(8, 10);
    expect(letters('http/1.1', 'h2')).toBe('h1');
    expect(letters('h')).toBe('hh');
    expect(letters('\xba\xad')).toBe('99');
    expect(ja4(client({ extensions: [extension(16)] })).slice(8, 10)).toBe('00');
  });

  it('keeps the order of the signature schemes and stops counting at 99', () => {
    const suites = Array.from({ length: 120 }, (_, i) => 0x100 + i);
    const hello = client({ suites, extensions: [signatureAlgorithms(0x0804, 0x0403)] });
    expect(ja4Text(hello)).toMatch(/^t12i990100_.*_000d_0804,0403$/);
  });
});

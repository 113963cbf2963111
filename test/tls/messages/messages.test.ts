import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/bytes/limits.js';
import { decodeHandshake, decodeSslv2 } from '../../../src/tls/handshake.js';
import type { MessageContext } from '../../../src/tls/messages/context.js';
import { bytes, extension, signatureAlgorithms, u16, u24, vector } from '../../build/hellos.js';
import { decodes, tls12, tls13 } from '../decoding.js';

interface Case {
  code: number;
  body: Uint8Array;
  context?: MessageContext;
  says: object;
  open?: boolean;
}

const der = (text: string) => vector(3, text);
const signature = (scheme: number) => bytes(u16(scheme), vector(2, Buffer.alloc(70)));
const suite = (cipherSuite: number, version = 0x0303): MessageContext => ({ version, tls13: false, cipherSuite });

/** For each file but the hellos', which have their own tests. */
const cases: Record<string, Case[]> = {
  'hello-request': [{ code: 0, body: bytes(), says: { type: 'hello_request' } }],
  'hello-verify-request': [
    { code: 3, body: bytes(u16(0xfeff), vector(1, 'c')), says: { version: 0xfeff, cookie: Buffer.from('c') } },
  ],
  'new-session-ticket': [
    {
      code: 4,
      body: bytes(u16(0, 300), vector(2, 'ticket')),
      context: tls12,
      says: { lifetime: 300, ticket: Buffer.from('ticket') },
    },
    {
      code: 4,
      body: bytes(u16(0, 7200), u16(0, 1), vector(1, 'n'), vector(2, 'ticket'), vector(2, extension(42, u16(0, 99)))),
      context: tls13,
      says: { lifetime: 7200, ticket: Buffer.from('ticket') },
      open: true,
    },
  ],
  'end-of-early-data': [{ code: 5, body: bytes(), says: { type: 'end_of_early_data' } }],
  'encrypted-extensions': [
    { code: 8, body: vector(2, extension(0)), context: tls13, says: { type: 'encrypted_extensions' }, open: true },
  ],
  certificate: [
    {
      code: 11,
      body: vector(3, bytes(der('leaf'), der('ca'))),
      context: tls12,
      says: { count: 2, entries: [{ der: Buffer.from('leaf') }, {}] },
    },
    {
      code: 11,
      body: bytes(vector(1, ''), vector(3, bytes(der('leaf'), vector(2, extension(5, bytes(1, vector(3, 'ocsp'))))))),
      context: tls13,
      says: { count: 1, entries: [{ der: Buffer.from('leaf') }] },
    },
    { code: 11, body: bytes(vector(1, ''), vector(3, '')), context: tls13, says: { count: 0, entries: [] } },
  ],
  'server-key-exchange': [
    {
      code: 12,
      body: bytes(3, u16(29), vector(1, Buffer.alloc(32)), signature(0x0804)),
      context: suite(0xc02f),
      says: { keyExchange: 'ecdhe', group: 29, publicKeyLength: 32, signatureAlgorithm: 0x0804 },
      open: true,
    },
    {
      code: 12,
      body: bytes(
        vector(2, bytes(0, 0x1f, Buffer.alloc(63, 1))),
        vector(2, bytes(2)),
        vector(2, bytes(9)),
        vector(2, 'signature'),
      ),
      context: suite(0x0033, 0x0301),
      says: { keyExchange: 'dhe', primeBits: 509, signatureAlgorithm: undefined },
      open: true,
    },
    { code: 12, body: bytes('hint'), context: suite(0x008c), says: { keyExchange: 'psk' }, open: true },
    { code: 12, body: bytes('?'), says: { keyExchange: 'other' }, open: true },
  ],
  'certificate-request': [
    {
      code: 13,
      body: bytes(vector(1, bytes(1, 64)), vector(2, u16(0x0403)), vector(2, vector(2, 'name'))),
      context: tls12,
      says: { certificateTypes: [1, 64], signatureAlgorithms: [0x0403], authorities: [Buffer.from('name')] },
    },
    {
      code: 13,
      body: bytes(vector(1, bytes(1)), vector(2, '')),
      context: suite(0x2f, 0x0301),
      says: { signatureAlgorithms: [] },
    },
    {
      code: 13,
      body: bytes(
        vector(1, ''),
        vector(2, bytes(signatureAlgorithms(0x0807), extension(47, vector(2, vector(2, 'name'))))),
      ),
      context: tls13,
      says: { signatureAlgorithms: [0x0807], authorities: [Buffer.from('name')] },
      open: true,
    },
  ],
  'server-hello-done': [{ code: 14, body: bytes(), says: { type: 'server_hello_done' } }],
  'certificate-verify': [
    { code: 15, body: signature(0x0804), context: tls13, says: { signatureAlgorithm: 0x0804, signatureLength: 70 } },
    {
      code: 15,
      body: vector(2, 'signature'),
      context: suite(0x2f, 0x0301),
      says: { signatureAlgorithm: undefined, signatureLength: 9 },
    },
  ],
  'client-key-exchange': [
    { code: 16, body: bytes('premaster'), says: { exchange: Buffer.from('premaster') }, open: true },
  ],
  finished: [{ code: 20, body: Buffer.alloc(12, 5), says: { verifyData: Buffer.alloc(12, 5) }, open: true }],
  'certificate-url': [
    {
      code: 21,
      body: bytes(0, vector(2, bytes(vector(2, 'http://a/'), 1, Buffer.alloc(20)))),
      says: { chainType: 0, urls: ['http://a/'] },
    },
  ],
  'certificate-status': [
    { code: 22, body: bytes(1, vector(3, 'ocsp')), says: { statusType: 1, response: Buffer.from('ocsp') } },
  ],
  'supplemental-data': [
    { code: 23, body: vector(3, bytes(u16(0), vector(2, 'abc'))), says: { entries: [{ kind: 0, length: 3 }] } },
  ],
  'key-update': [{ code: 24, body: bytes(1), context: tls13, says: { requested: true } }],
  'compressed-certificate': [
    {
      code: 25,
      body: bytes(u16(9), u24(4000), vector(3, 'whatever')),
      says: { algorithm: 9, uncompressedLength: 4000, compressed: Buffer.from('whatever') },
    },
  ],
  'message-hash': [{ code: 254, body: Buffer.alloc(32), says: { hash: Buffer.alloc(32) }, open: true }],
  'next-protocol': [{ code: 67, body: bytes(vector(1, 'h2'), vector(1, '')), says: { protocol: 'h2' } }],
};

describe.each(Object.entries(cases))('%s', (_file, list) => {
  it.each(list)('reads handshake type $code', ({ code, body, context, says, open }) => {
    expect(decodes(code, body, context, { open })).toMatchObject(says);
  });
});

describe('decodeHandshake', () => {
  it('has a case for every file', () => {
    const folder = resolve(import.meta.dirname, '../../../src/tls/messages');
    const elsewhere = ['client-hello', 'server-hello', 'sslv2', 'context'];
    const files = readdirSync(folder).map((file) => file.replace('.ts', ''));
    expect(files.filter((file) => !elsewhere.includes(file)).sort()).toEqual(Object.keys(cases).sort());
  });

  it('keeps what it does not know', () => {
    expect(decodeHandshake(99, bytes('raw'), tls12)).toEqual({
      type: 'unknown',
      code: 99,
      name: '0x63',
      body: Buffer.from('raw'),
    });
    expect(decodeHandshake(26, bytes(), tls12)).toMatchObject({ type: 'unknown', name: 'ekt_key' });
  });

  it('tells what is malformed, where and how', () => {
    const message = decodeHandshake(11, vector(3, bytes(u24(9), 1)), tls12);
    expect(message).toMatchObject({
      type: 'malformed',
      name: 'certificate',
      error: { what: 'certificate.certificate_list', expected: '9 bytes', got: '1', range: { start: 6, end: 7 } },
    });
  });

  it('keeps a bounded number of certificates and counts the rest', () => {
    const many = Array.from({ length: limits.certificates + 3 }, () => der('x'));
    const message = decodeHandshake(11, vector(3, bytes(...many)), tls12);
    expect(message).toMatchObject({ type: 'certificate', count: limits.certificates + 3 });
    expect(message.type === 'certificate' && message.entries).toHaveLength(limits.certificates);
  });
});

describe('sslv2', () => {
  it('reads a ClientHello in the old format that offers TLS', () => {
    const hello = bytes(1, u16(0x0301, 6, 0, 16), bytes(0, 0, 0x2f, 7, 0, 0xc0), Buffer.alloc(16, 3));
    expect(decodeSslv2(hello)).toMatchObject({
      type: 'sslv2_client_hello',
      version: 0x0301,
      cipherSpecs: [0x2f, 0x0700c0],
    });
    expect(decodeSslv2(hello.subarray(0, 20))).toMatchObject({ type: 'malformed', name: 'sslv2_client_hello' });
  });

  it('reads a ServerHello with its certificate', () => {
    const hello = bytes(4, 0, 1, u16(2, 4, 3, 16), 'cert', bytes(7, 0, 0xc0), Buffer.alloc(16));
    expect(decodeSslv2(hello)).toMatchObject({
      type: 'sslv2_server_hello',
      version: 2,
      certificate: Buffer.from('cert'),
    });
  });

  it('names any other message unknown', () => {
    expect(decodeSslv2(bytes(2, 0))).toMatchObject({ type: 'unknown', name: 'sslv2' });
  });
});

import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registeredExtensions, type Place } from '../../../src/tls/extensions/registry.js';
import { bytes, u16, u24, vector } from '../../build/hellos.js';
import { decodesExtension, extensionBody } from '../decoding.js';

interface Case {
  code: number;
  place: Place;
  body: Uint8Array;
  says: object;
  /** Any length is right. */
  open?: boolean;
}

const ch = 'client_hello';
const der = (text: string) => vector(2, text);

/** For each file: what it takes apart. */
const cases: Record<string, Case[]> = {
  'server-name': [
    {
      code: 0,
      place: ch,
      body: vector(2, bytes(0, vector(2, 'a.example'))),
      says: { type: 'server_name', names: [{ kind: 0, name: 'a.example' }] },
    },
    {
      code: 0,
      place: ch,
      body: vector(2, bytes(0, vector(2, 'b\xfccher\x1b'))),
      says: { names: [{ kind: 0, name: 'b\xfccher\x1b' }] },
    },
    { code: 0, place: 'encrypted_extensions', body: bytes(), says: { type: 'server_name', names: [] } },
  ],
  'max-fragment-length': [{ code: 1, place: ch, body: bytes(2), says: { code: 2, bytes: 1024 } }],
  'status-request': [
    {
      code: 5,
      place: ch,
      body: bytes(1, vector(2, der('id')), vector(2, bytes())),
      says: { statusType: 1, responderIds: 1 },
    },
    {
      code: 5,
      place: 'certificate',
      body: bytes(1, vector(3, 'ocsp')),
      says: { type: 'stapled_status', response: Buffer.from('ocsp') },
    },
    { code: 5, place: 'server_hello', body: bytes(), says: { type: 'status_request_accepted' } },
  ],
  'supported-groups': [{ code: 10, place: ch, body: vector(2, u16(0x11ec, 29)), says: { groups: [0x11ec, 29] } }],
  'ec-point-formats': [{ code: 11, place: ch, body: vector(1, bytes(0, 1)), says: { formats: [0, 1] } }],
  'signature-algorithms': [
    { code: 13, place: ch, body: vector(2, u16(0x0403, 0x0804)), says: { schemes: [0x0403, 0x0804] } },
    {
      code: 50,
      place: ch,
      body: vector(2, u16(0x0401)),
      says: { type: 'signature_algorithms_cert', schemes: [0x0401] },
    },
  ],
  alpn: [
    {
      code: 16,
      place: ch,
      body: vector(2, bytes(vector(1, 'h2'), vector(1, 'x\xff'))),
      says: { protocols: ['h2', 'x\xff'] },
    },
  ],
  'signed-certificate-timestamp': [
    { code: 18, place: ch, body: bytes(), says: { count: 0 } },
    { code: 18, place: 'certificate', body: vector(2, bytes(der('one'), der('two'))), says: { count: 2 }, open: true },
  ],
  padding: [
    { code: 21, place: ch, body: Buffer.alloc(9), says: { length: 9, zeros: true }, open: true },
    { code: 21, place: ch, body: bytes(0, 1), says: { zeros: false }, open: true },
  ],
  flag: [
    { code: 22, place: ch, body: bytes(), says: { type: 'encrypt_then_mac' } },
    { code: 23, place: 'server_hello', body: bytes(), says: { type: 'extended_master_secret' } },
    { code: 49, place: ch, body: bytes(), says: { type: 'post_handshake_auth' } },
  ],
  'compress-certificate': [{ code: 27, place: ch, body: vector(1, u16(2, 3)), says: { algorithms: [2, 3] } }],
  'record-size-limit': [{ code: 28, place: ch, body: u16(4001), says: { limit: 4001 } }],
  'delegated-credential': [{ code: 34, place: ch, body: vector(2, u16(0x0403)), says: { schemes: [0x0403] } }],
  'session-ticket': [{ code: 35, place: ch, body: bytes('ticket'), says: { ticket: Buffer.from('ticket') }, open: true }],
  'pre-shared-key': [
    {
      code: 41,
      place: ch,
      body: bytes(vector(2, bytes(vector(2, 'id'), u16(0, 7))), vector(2, vector(1, Buffer.alloc(32)))),
      says: { identities: [{ identity: Buffer.from('id'), obfuscatedTicketAge: 7 }], binders: [32] },
    },
    { code: 41, place: 'server_hello', body: u16(1), says: { type: 'selected_psk', index: 1 } },
  ],
  'early-data': [
    { code: 42, place: ch, body: bytes(), says: { type: 'early_data' } },
    { code: 42, place: 'new_session_ticket', body: u16(0, 16384), says: { bytes: 16384 } },
  ],
  'supported-versions': [
    { code: 43, place: ch, body: vector(1, u16(0x0304, 0x0303)), says: { versions: [0x0304, 0x0303] } },
    { code: 43, place: 'server_hello', body: u16(0x0304), says: { version: 0x0304 } },
  ],
  cookie: [
    { code: 44, place: 'hello_retry_request', body: vector(2, 'crumbs'), says: { cookie: Buffer.from('crumbs') } },
  ],
  'psk-key-exchange-modes': [{ code: 45, place: ch, body: vector(1, bytes(1)), says: { modes: [1] } }],
  'certificate-authorities': [
    { code: 47, place: ch, body: vector(2, der('name')), says: { names: [Buffer.from('name')] } },
  ],
  'key-share': [
    {
      code: 51,
      place: ch,
      body: vector(2, bytes(u16(29), vector(2, Buffer.alloc(32)))),
      says: { shares: [{ group: 29, length: 32 }] },
    },
    {
      code: 51,
      place: 'server_hello',
      body: bytes(u16(23), vector(2, Buffer.alloc(65))),
      says: { share: { group: 23, length: 65 } },
    },
    { code: 51, place: 'hello_retry_request', body: u16(23), says: { type: 'requested_group', group: 23 } },
  ],
  'next-protocol-negotiation': [
    { code: 13172, place: 'server_hello', body: bytes(vector(1, 'h2')), says: { protocols: ['h2'] }, open: true },
  ],
  'application-settings': [{ code: 17513, place: ch, body: vector(2, vector(1, 'h2')), says: { protocols: ['h2'] } }],
  'encrypted-client-hello': [{ code: 65037, place: ch, body: bytes(0, u24(1)), says: { kind: 0 }, open: true }],
  'renegotiation-info': [{ code: 65281, place: ch, body: bytes(0), says: { length: 0 } }],
};

describe.each(Object.entries(cases))('%s', (_file, list) => {
  it.each(list)('reads extension $code in $place', ({ code, place, body, says, open }) => {
    expect(decodesExtension(code, place, body, { open })).toMatchObject(says);
  });
});

describe('the registry of extensions', () => {
  it('has a case for every file', () => {
    const folder = resolve(import.meta.dirname, '../../../src/tls/extensions');
    const machinery = ['extension', 'extension-list', 'registry', 'vectors'];
    const files = readdirSync(folder).map((file) => file.replace('.ts', ''));
    expect(files.filter((file) => !machinery.includes(file)).sort()).toEqual(Object.keys(cases).sort());
  });

  it('has a case for every extension that shares no file with another', () => {
    const tested = new Set(Object.values(cases).flatMap((list) => list.map((one) => one.code)));
    const twins = [40, 17613];
    expect(registeredExtensions.filter((code) => !tested.has(code))).toEqual(twins);
  });

  it('keeps what nobody knows, and GREASE, with all bytes', () => {
    expect(extensionBody(0x1234, ch, bytes('kept'))).toEqual({ type: 'opaque' });
    expect(extensionBody(0x4a4a, ch, bytes(0))).toEqual({ type: 'grease' });
  });

  it('takes an extension in a message where it has no place as it stands', () => {
    expect(extensionBody(45, 'server_hello', bytes(1, 1))).toEqual({ type: 'opaque' });
  });
});

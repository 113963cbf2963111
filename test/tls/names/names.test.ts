import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alertMeaning, alertLevelName } from '../../../src/tls/alerts.js';
import { alertNames } from '../../../src/tls/names/alerts.js';
import { cipherSuite, cipherSuiteName } from '../../../src/tls/names/cipher-suite.js';
import { isGrease } from '../../../src/tls/names/grease.js';
import {
  alertCode,
  alertName,
  extensionName,
  groupName,
  handshakeTypeName,
  isTls13,
  signatureSchemeName,
  versionName,
} from '../../../src/tls/names/names.js';

const folder = resolve(import.meta.dirname, '../../../src/tls/names');

describe('the tables of names', () => {
  it('are what their text files generate', async () => {
    const { generate } = (await import(resolve(folder, 'generate.js'))) as { generate(): Record<string, string> };
    for (const [file, text] of Object.entries(generate()))
      expect(readFileSync(resolve(folder, file), 'utf8'), file).toBe(text);
  });

  it('name what IANA names', () => {
    expect([0x0002, 0x0300, 0x0303, 0x0304, 0x7f17].map(versionName)).toEqual([
      'SSL 2.0',
      'SSL 3.0',
      'TLS 1.2',
      'TLS 1.3',
      'TLS 1.3 draft 23',
    ]);
    expect([29, 0x11ec, 0x11eb, 0x6399].map(groupName)).toEqual([
      'x25519',
      'X25519MLKEM768',
      'SecP256r1MLKEM768',
      'X25519Kyber768Draft00',
    ]);
    expect([0x0804, 0x0905].map(signatureSchemeName)).toEqual(['rsa_pss_rsae_sha256', 'mldsa65']);
    expect([0, 16, 65037].map(extensionName)).toEqual([
      'server_name',
      'application_layer_protocol_negotiation',
      'encrypted_client_hello',
    ]);
    expect([48, 117].map(alertName)).toEqual(['unknown_ca', 'general_error']);
    expect([1, 25].map(handshakeTypeName)).toEqual(['client_hello', 'compressed_certificate']);
    expect(cipherSuiteName(0x1301)).toBe('TLS_AES_128_GCM_SHA256');
  });

  it('write in hex what nobody names, and say GREASE', () => {
    expect([
      versionName(0x0999),
      groupName(0x1a2b),
      cipherSuiteName(0x1a2b),
      extensionName(0x3a3a),
      cipherSuiteName(0x0a0a),
    ]).toEqual(['0x0999', '0x1a2b', '0x1a2b', 'GREASE', 'GREASE']);
    expect([alertName(200), handshakeTypeName(99)]).toEqual(['alert 0xc8', '0x63']);
  });

  it('find an alert by its name', () => {
    expect(alertCode('unknown_ca')).toBe(48);
    expect(alertCode('unknown')).toBeUndefined();
  });

  it('tell TLS 1.3 and its drafts from what came before', () => {
    expect([0x0304, 0x7f1c, 0xfb1a, 0x0303, 0xfefd].map(isTls13)).toEqual([true, true, true, false, false]);
  });
});

describe('isGrease', () => {
  it('holds for the sixteen values of RFC 8701 and no other', () => {
    const values = Array.from({ length: 0x10000 }, (_, code) => code).filter(isGrease);
    expect(values).toEqual(Array.from({ length: 16 }, (_, i) => i * 0x1010 + 0x0a0a));
  });
});

describe('cipherSuite', () => {
  it.each([
    [0x1302, { tls13: true, keyExchange: 'any', authentication: 'any', mode: 'aead', hash: 'SHA-384' }],
    [0xc02f, { tls13: false, keyExchange: 'ecdhe', authentication: 'rsa', mode: 'aead', hash: 'SHA-256' }],
    [0xc02b, { keyExchange: 'ecdhe', authentication: 'ecdsa', mode: 'aead' }],
    [0x002f, { keyExchange: 'rsa', authentication: 'rsa', mode: 'cbc', hash: 'SHA-1' }],
    [0x0033, { keyExchange: 'dhe', authentication: 'rsa', mode: 'cbc' }],
    [0x0018, { keyExchange: 'dh', authentication: 'anon', mode: 'stream', hash: 'MD5' }],
    [0x0008, { keyExchange: 'rsa', authentication: 'rsa', mode: 'cbc' }],
    [0xc0ae, { keyExchange: 'ecdhe', authentication: 'ecdsa', mode: 'aead', hash: 'SHA-256' }],
    [0xcca9, { keyExchange: 'ecdhe', authentication: 'ecdsa', mode: 'aead', hash: 'SHA-256' }],
    [0x00aa, { keyExchange: 'dhe', authentication: 'psk' }],
    [0xc01e, { keyExchange: 'srp', authentication: 'rsa' }],
    [0xc01d, { keyExchange: 'srp', authentication: 'srp' }],
    [0x00ff, { keyExchange: 'none', authentication: 'none', mode: 'none', hash: 'none' }],
  ])('takes the name of %i apart', (code, parts) => {
    expect(cipherSuite(code)).toMatchObject(parts);
  });

  it('knows no suite by a GREASE value', () => {
    expect(cipherSuite(0x0a0a)).toBeUndefined();
  });
});

describe('alertMeaning', () => {
  it('has a line for every alert with a name', () => {
    for (const code of Object.keys(alertNames))
      expect(alertMeaning(Number(code)), alertNames[Number(code)]).toMatch(/^[A-Z].*\.$/);
    expect(alertMeaning(200)).toBeUndefined();
  });

  it('goes with a level', () => {
    expect([1, 2, 7].map(alertLevelName)).toEqual(['warning', 'fatal', 'level 7']);
  });
});

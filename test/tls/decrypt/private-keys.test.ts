import { generateKeyPairSync, publicEncrypt, constants } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeyLog } from '../../../src/tls/decrypt/key-log.js';
import { PrivateKeys } from '../../../src/tls/decrypt/private-keys.js';
import { readConnections } from '../read.js';

const folder = join(import.meta.dirname, '../../../captures/keylog-openssl-rsa-key-exchange');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');

function logOf(fill: (keys: KeyLog) => void): KeyLog {
  const keys = new KeyLog();
  fill(keys);
  return keys;
}

function read(keys: KeyLog) {
  return readConnections(join(folder, 'capture.pcap'), keys);
}

const byKeyLog = read(logOf((keys) => keys.addWhole(text('keys.log'))));

function aKey(type: 'pkcs1' | 'pkcs8' = 'pkcs8') {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { publicKey, pem: privateKey.export({ type, format: 'pem' }).toString() };
}

describe("a server's private key", () => {
  it('opens the same as a key log: with and without the extended master secret, TLS 1.0 to 1.2', () => {
    const byPrivateKey = read(logOf((keys) => keys.privateKeys.add(text('server.key'))));
    expect(byPrivateKey.map(({ events }) => events)).toEqual(byKeyLog.map(({ events }) => events));
    expect(byPrivateKey.map(({ decryptor }) => decryptor?.outcome.secrets)).toEqual(byKeyLog.map(() => 'complete'));
    for (const { decryptor } of byPrivateKey) expect(decryptor?.outcome.opened).toBeGreaterThan(2);
  });

  it('opens nothing when it is the key of somebody else, and claims nothing', () => {
    for (const { decryptor, events } of read(logOf((keys) => keys.privateKeys.add(aKey().pem)))) {
      expect(decryptor?.outcome).toMatchObject({ secrets: 'none', opened: 0, failed: false });
      expect(events.filter(({ event }) => event === 'problem')).toEqual([]);
    }
  });
});

describe('premaster secrets of a key log', () => {
  it('open what the private key opens', () => {
    const server = new PrivateKeys();
    server.add(text('server.key'));
    const lines = byKeyLog.flatMap(({ events }) =>
      events.flatMap((event) => {
        if (event.event !== 'message' || event.message.type !== 'client_key_exchange') return [];
        const sealed = Buffer.from(event.message.exchange.subarray(2));
        return `RSA ${sealed.toString('hex', 0, 8)} ${Buffer.from(server.premaster(sealed) ?? []).toString('hex')}`;
      }),
    );
    const opened = read(logOf((keys) => keys.addWhole(lines.join('\n'))));
    expect(lines).toHaveLength(byKeyLog.length);
    expect(opened.map(({ events }) => events)).toEqual(byKeyLog.map(({ events }) => events));
  });
});

describe('PrivateKeys', () => {
  const { publicKey, pem } = aKey('pkcs1');
  const keys = new PrivateKeys();
  keys.add(pem);
  const seal = (secret: Uint8Array) => publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, secret);

  it('takes RSA keys in PEM only', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const strangers = new PrivateKeys();
    expect(strangers.add(ec.export({ type: 'pkcs8', format: 'pem' }).toString())).toMatch(/^is a key of the type ec, and only RSA/);
    expect(strangers.add('not a key')).toBe('is no private key in PEM');
    expect([strangers.size, keys.size]).toEqual([0, 1]);
  });

  it.each(['pkcs1', 'pkcs8'] as const)('knows a key under a passphrase (%s)', (type) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const locked = privateKey.export({ type, format: 'pem', cipher: 'aes-128-cbc', passphrase: 'secret' }).toString();
    expect(new PrivateKeys().add(locked)).toMatch(/^is locked by a passphrase/);
  });

  it('finds 48 bytes and takes nothing else for a premaster secret', () => {
    const secret = Buffer.alloc(48, 7);
    expect(keys.premaster(seal(secret))).toEqual(secret);
    expect(keys.premaster(seal(secret.subarray(1)))).toBeUndefined();
    expect(keys.premaster(Buffer.alloc(256, 0xff))).toBeUndefined();
    expect(keys.premaster(Buffer.alloc(0))).toBeUndefined();
  });
});

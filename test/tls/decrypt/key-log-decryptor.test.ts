import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeyLog } from '../../../src/tls/decrypt/key-log.js';
import { readConnections, type ReadConnection, type TlsEvent } from '../read.js';

const folder = join(import.meta.dirname, '../../../captures');

const serverFlight = ['encrypted_extensions', 'certificate', 'certificate_verify', 'finished'];

/** Reads a capture with its key log, each line of it changed (or left out). */
function read(name: string, change = (line: string): string | undefined => line, lost?: number): ReadConnection[] {
  const keys = new KeyLog();
  const lines = readFileSync(join(folder, name, 'keys.log'), 'utf8').split('\n');
  keys.addWhole(lines.flatMap((line) => change(line) ?? []).join('\n'));
  return readConnections(join(folder, name, 'capture.pcap'), keys, lost);
}

function decrypted({ events }: ReadConnection): string[] {
  return events.flatMap((event) => (event.event === 'message' && event.encrypted ? [event.message.type] : []));
}

function failures({ events }: ReadConnection): TlsEvent[] {
  return events.filter((event) => event.event === 'problem' && event.type === 'undecryptable');
}

/** Frames behind the hellos, without which there are no keys, and behind what says that keys change in TLS 1.2. */
function framesWithRecords(connections: readonly ReadConnection[]): number[] {
  return connections.flatMap(({ events }) => {
    const settled = Math.max(...events.filter(isClear).map(({ at }) => at.frame));
    return [...new Set(events.map(({ at }) => at.frame))].filter((frame) => frame > settled);
  });
}

function isClear(event: TlsEvent): boolean {
  return event.event === 'ccs' || (event.event === 'message' && !event.encrypted);
}

function goodbyes({ events }: ReadConnection): number[] {
  const frames = events.flatMap((event) => (event.event === 'alert' && event.encrypted ? [event.at.frame] : []));
  return frames.sort((one, other) => one - other);
}

/** The same line with another secret: its last digit changed. */
function wrong(line: string): string {
  return line.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
}

describe('KeyLogDecryptor', () => {
  it('has nothing to say of a connection that is not in the log', () => {
    const [connection] = read('healthy-tls13', () => undefined);
    expect(connection.decryptor?.outcome).toEqual({
      secrets: 'none',
      missing: [],
      opened: 0,
      unsupported: false,
      failed: false,
    });
    expect(decrypted(connection)).toEqual([]);
    expect(failures(connection)).toEqual([]);
  });

  it.each(['healthy-tls12', 'healthy-tls13', 'keylog-openssl-tls10-tls11', 'keylog-openssl-tls12-cbc'])(
    'says once a direction that wrong secrets do not open records (%s)',
    (name) => {
      for (const connection of read(name, wrong)) {
        expect(decrypted(connection)).toEqual([]);
        expect(connection.decryptor?.outcome).toMatchObject({ opened: 0, failed: true });
        expect(failures(connection).map(({ direction }) => direction).sort()).toEqual([0, 1]);
      }
    },
  );

  it('reads what it can with the secrets of one side', () => {
    const [connection] = read('healthy-tls13', (line) => (line.startsWith('SERVER') ? line : undefined));
    expect(decrypted(connection).slice(0, 4)).toEqual(serverFlight);
    expect(connection.decryptor?.outcome).toMatchObject({ secrets: 'partial', failed: false });
    expect(connection.decryptor?.outcome.missing).toContain('CLIENT_HANDSHAKE_TRAFFIC_SECRET');
  });

  it('finds the place where application data begins without the secrets of the handshake', () => {
    const [connection] = read('healthy-tls13', (line) => (line.includes('HANDSHAKE') ? undefined : line));
    expect(decrypted(connection)).toEqual(['new_session_ticket', 'new_session_ticket']);
    expect(connection.events.filter(({ event }) => event === 'alert')).toMatchObject([{ code: 0, encrypted: true }]);
    expect(connection.decryptor?.outcome.secrets).toBe('partial');
  });

  it('reads the handshake without the secrets of application data', () => {
    const [connection] = read('healthy-tls13', (line) => (line.includes('_SECRET_0') ? undefined : line));
    expect(decrypted(connection)).toEqual([...serverFlight, 'finished']);
    expect(connection.decryptor?.outcome).toMatchObject({
      secrets: 'partial',
      missing: expect.arrayContaining(['CLIENT_TRAFFIC_SECRET_0', 'SERVER_TRAFFIC_SECRET_0']),
    });
    expect(failures(connection)).toEqual([]);
  });

  it.each(['healthy-tls13', 'healthy-tls12', 'keylog-gnutls-tls13', 'keylog-openssl-new-keys'])(
    'reads on behind any frame that the capture lost, but for those that begin the handshake (%s)',
    (name) => {
      const whole = read(name);
      for (const frame of framesWithRecords(whole)) {
        read(name, undefined, frame).forEach((connection, index) => {
          expect(failures(connection), `without frame ${frame}`).toEqual([]);
          const before = goodbyes(whole[index]).filter((at) => at !== frame);
          expect(goodbyes(connection), `without frame ${frame}`).toEqual(before);
        });
      }
    },
  );

  it('follows keys through renegotiations, key updates and a HelloRetryRequest', () => {
    const all = read('keylog-openssl-new-keys').map(decrypted);
    const again = ['client_hello', 'server_hello', 'certificate', 'server_key_exchange', 'server_hello_done'];
    for (const one of all.slice(0, 2)) expect(one).toEqual(expect.arrayContaining(again));
    expect(all[2].filter((type) => type === 'key_update')).toHaveLength(4);
    expect(all[3].slice(0, 2)).toEqual(['encrypted_extensions', 'certificate_request']);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeyLog } from '../../../src/tls/decrypt/key-log.js';
import { cipherSuiteName } from '../../../src/tls/names/cipher-suite.js';
import { handshakeTypeNames } from '../../../src/tls/names/handshake-types.js';
import { capturePath } from '../../build/captures.js';
import { readConnections, type ReadConnection, type TlsEvent } from '../read.js';

/** Frame, source port, types of the handshake messages that end in it, alerts (level, description). */
type Row = [number, number, number[], [number, number][]];

const folder = join(import.meta.dirname, '../../../captures');
const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'decrypted.json')));

/** Frames that only one of the two reads. */
const readByOne: Readonly<Record<string, { readonly by: readonly number[]; readonly because: string }>> = {
  'client-certificate-asked-late': { by: [197], because: 'tshark loses count of the records after a late certificate' },
  'early-data-refused': { by: [80], because: 'the client answers in TLS 1.2 after its early data, when it is refused already' },
  'proxy-protocol-twice': { by: [5], because: 'read.ts does not look behind a PROXY header' },
};

describe.each(cases)('captures/%s with its key log', (name) => {
  it('is decrypted as tshark decrypts it, message by message and alert by alert', () => {
    const connections = decryptedConnections(name);
    const expected = JSON.parse(readFileSync(join(folder, name, 'decrypted.json'), 'utf8')) as Row[];
    const aria = rowsOf(connections.filter(isAria)).map(([frame]) => frame);
    const leftOut = new Set([...aria, ...(readByOne[name]?.by ?? [])]);
    const kept = (rows: readonly Row[]) => rows.filter(([frame]) => !leftOut.has(frame));
    expect(kept(rowsOf(connections))).toEqual(kept(expected));
  });

  it('opens all that the secrets are for', () => {
    for (const { decryptor, events } of decryptedConnections(name)) {
      // A client that refuses the handshake logs no secrets for what the server says meanwhile.
      if (decryptor && decryptor.outcome.missing.length > 0) continue;
      const opened = events.filter((event) => event.event === 'message' && event.encrypted);
      const sealed = events.filter((event) => event.event === 'record' && !event.opened);
      expect(opened.length > 0 ? sealed : []).toEqual([]);
    }
  });
});

function decryptedConnections(name: string): ReadConnection[] {
  const keys = new KeyLog();
  keys.addWhole(readFileSync(join(folder, name, 'keys.log'), 'utf8'));
  return readConnections(capturePath(name), keys);
}

/** tshark 4.0 does not know this cipher; we read those connections too. */
function isAria({ events }: ReadConnection): boolean {
  return events.some(
    (event) =>
      event.event === 'message' &&
      event.message.type === 'server_hello' &&
      cipherSuiteName(event.message.cipherSuite).includes('ARIA'),
  );
}

function rowsOf(connections: readonly ReadConnection[]): Row[] {
  const rows = new Map<number, Row>();
  for (const { start, events } of connections) {
    for (const event of events) {
      if (event.event !== 'message' && event.event !== 'alert') continue;
      const { frame } = event.at;
      const row = rows.get(frame) ?? [frame, start.endpoints[event.direction].port, [], []];
      rows.set(frame, row);
      if (event.event === 'alert') row[3].push([event.level, event.code]);
      else row[2].push(codeOf(event));
    }
  }
  return [...rows.values()].sort(([one], [other]) => one - other);
}

const codes = new Map(Object.entries(handshakeTypeNames).map(([code, name]) => [name, Number(code)]));

function codeOf({ message }: TlsEvent & { event: 'message' }): number {
  if (message.type === 'unknown' || message.type === 'malformed') return message.code;
  return message.type === 'hello_retry_request' ? 2 : (codes.get(message.type) ?? -1);
}

import { describe, expect, it } from 'vitest';
import { ParseError } from '../../../src/bytes/parse-error.js';
import { Reader } from '../../../src/bytes/reader.js';
import { ExtensionList } from '../../../src/tls/extensions/extension-list.js';
import { bytes, extension, groups, serverName, u16, vector } from '../../build/hellos.js';

function list(...extensions: Uint8Array[]): ExtensionList {
  return ExtensionList.read(new Reader(vector(2, bytes(...extensions)), 'ClientHello'), 'client_hello');
}

describe('ExtensionList', () => {
  it('keeps order and duplicates', () => {
    const read = list(groups(29), extension(0x1a1a), groups(23));
    expect(read.codes).toEqual([10, 0x1a1a, 10]);
    expect([...read].map((one) => one.name)).toEqual(['supported_groups', 'GREASE', 'supported_groups']);
    expect(read.body(10, 'supported_groups')?.groups).toEqual([29]);
  });

  it('keeps the bytes of each', () => {
    const [unknown] = list(extension(0x9999, bytes('raw')));
    expect(unknown.name).toBe('0x9999');
    expect(Buffer.from(unknown.bytes).toString()).toBe('raw');
  });

  it('is empty where nothing follows', () => {
    expect(ExtensionList.read(new Reader(bytes(), 'ClientHello'), 'client_hello')).toHaveLength(0);
  });

  it('tells a malformed extension as a value with the path of what is wrong', () => {
    const read = list(serverName('a'), extension(10, u16(9, 29)));
    const body = read.find(10)?.body;
    expect(body).toMatchObject({
      type: 'malformed',
      error: { what: 'supported_groups', expected: '9 bytes', got: '2' },
    });
    expect(read.body(10, 'supported_groups')).toBeUndefined();
    expect(read.body(0, 'server_name')?.names).toHaveLength(1);
  });

  it('refuses an extension that runs out of the list', () => {
    expect(() => list(bytes(u16(10, 99), 0))).toThrow(ParseError);
  });
});

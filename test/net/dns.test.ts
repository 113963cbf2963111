import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDns } from '../../src/net/dns.js';
import { message } from '../build/dns.js';

const read = (bytes: Uint8Array) => readDns(bytes, 0, bytes.length);

describe('a DNS message', () => {
  it('tells its question, and of an answer the code and the number of records', () => {
    expect(read(message('API.Example.com', 28, 0x0100, 0))).toEqual({ id: 0xf49e, response: false, code: 0, name: 'api.example.com', type: 28, answers: 0, truncated: false });
    expect(read(message('a.example', 1, 0x8183, 0))).toMatchObject({ response: true, code: 3 });
    expect(read(message('a.example', 1, 0x8180, 2))).toMatchObject({ code: 0, answers: 2 });
  });

  it('counts only records of the type that was asked for: an alias is no address', () => {
    const alias = Buffer.from([0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, 4, 1, 0x62, 0xc0, 12]);
    const address = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 0, 0, 9]);
    expect(read(Buffer.concat([message('a.example', 1, 0x8180, 1), alias]))).toMatchObject({ answers: 0 });
    expect(read(Buffer.concat([message('a.example', 1, 0x8180, 2), alias, address]))).toMatchObject({ answers: 1 });
    expect(read(Buffer.concat([message('a.example', 1, 0x8180, 2), alias, address.subarray(0, 9)]))).toMatchObject({ answers: 2 });
  });

  it('says whether the answer did not fit', () => {
    expect(read(message('a.example', 1, 0x8380, 0))).toMatchObject({ truncated: true });
  });

  it('is nothing else: another operation, no question, a cut or endless name', () => {
    expect(read(message('a.example', 1, 0x2800, 0))).toBeUndefined();
    expect(read(Buffer.alloc(12))).toBeUndefined();
    expect(read(message('a.example', 1, 0, 0).subarray(0, 18))).toBeUndefined();
    expect(read(Buffer.concat([message('a', 1, 0, 0).subarray(0, 12), Buffer.alloc(400, 63)]))).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => void read(bytes)));
  });
});

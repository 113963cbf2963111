import { describe, expect, it } from 'vitest';
import { isRecordHeader, isSslv2Hello, RecordReader } from '../../src/tls/records.js';
import { applicationData, bytes, record, u16 } from '../build/hellos.js';

const at = { frame: 1, seconds: 1, nanos: 0 };

/** A reader that keeps records of handshake type, and the words for what it told. */
function reading() {
  const told: string[] = [];
  const reader: RecordReader = new RecordReader({
    record: () => {
      told.push(`${reader.contentType} of ${reader.length} at ${reader.offset}`);
      return reader.contentType === 22;
    },
    payload: (_data, start, end) => told.push(`kept ${end - start}`),
    complete: () => told.push('complete'),
    spares: () => false,
    hole: () => told.push('hole'),
    problem: (type, note, offset) => told.push(`${type} at ${offset}: ${note}`),
  });
  const feed = (data: Uint8Array, start = 0, end = data.length) => reader.bytes(data, start, end, at);
  return { told, feed, gap: (length: number) => reader.gap(length, at) };
}

describe('RecordReader', () => {
  it('hands over what is wanted and skips what is not', () => {
    const { told, feed } = reading();
    feed(bytes(record(22, Buffer.alloc(10)), applicationData(1000), record(22, Buffer.alloc(3))));
    expect(told).toEqual([
      '22 of 10 at 0',
      'kept 10',
      'complete',
      '23 of 1000 at 15',
      'complete',
      '22 of 3 at 1020',
      'kept 3',
      'complete',
    ]);
  });

  it('finds headers that are cut anywhere', () => {
    const stream = bytes(record(22, Buffer.alloc(10)), applicationData(7));
    for (let cut = 1; cut < stream.length; cut++) {
      const { told, feed } = reading();
      feed(stream, 0, cut);
      feed(stream, cut);
      expect(told.filter((line) => !line.startsWith('kept'))).toEqual([
        '22 of 10 at 0',
        'complete',
        '23 of 7 at 15',
        'complete',
      ]);
    }
  });

  it('takes an empty record as complete at once', () => {
    const { told, feed } = reading();
    feed(bytes(applicationData(0), applicationData(1)));
    expect(told).toEqual(['23 of 0 at 0', 'complete', '23 of 1 at 5', 'complete']);
  });

  it('says where the bytes are no TLS, and goes on at a piece that begins with a record', () => {
    const { told, feed } = reading();
    feed(bytes(applicationData(1), 'HTTP/1.1 400 Bad Request'));
    feed(bytes('more text'));
    feed(applicationData(2));
    expect(told.slice(2)).toEqual([
      'not-tls at 6: no TLS record starts with 485454502f',
      'resynchronised at 39: a record begins here',
      '23 of 2 at 39',
      'complete',
    ]);
  });

  it('refuses records longer than RFC 5246 allows', () => {
    const { told, feed } = reading();
    feed(bytes(23, 3, 3, u16(18_433), 1));
    expect(told).toEqual(['oversized at 0: a record of 18433 bytes']);
  });

  it('gives up a direction that is lost again and again', () => {
    const { told, feed } = reading();
    for (let i = 0; i < 50; i++) feed(bytes(applicationData(1), 'garbage'));
    expect(told.filter((line) => line.startsWith('not-tls'))).toHaveLength(9);
  });

  it('lets a hole pass inside a record that it skips, up to its last byte', () => {
    const { told, feed, gap } = reading();
    feed(applicationData(100), 0, 50);
    gap(55);
    feed(applicationData(1));
    expect(told).toEqual(['23 of 100 at 0', 'complete', '23 of 1 at 105', 'complete']);
  });

  it.each([
    ['is larger than the rest of the record', 56, applicationData(100), 50],
    ['falls on bytes that are kept', 5, record(22, Buffer.alloc(100)), 50],
    ['falls on a header', 5, applicationData(100), 3],
    ['falls between records', 5, applicationData(100), 105],
  ])('is lost by a hole that %s', (_where, length, data, end) => {
    const { told, feed, gap } = reading();
    feed(data, 0, end);
    gap(length);
    feed(bytes('in the middle'));
    feed(applicationData(1));
    expect(told.slice(-4)).toEqual([
      'hole',
      `resynchronised at ${end + length + 13}: a record begins here`,
      `23 of 1 at ${end + length + 13}`,
      'complete',
    ]);
  });
});

describe('isRecordHeader', () => {
  it('knows types and versions, drafts among them', () => {
    const headers = [
      [22, 3, 1],
      [20, 3, 0],
      [24, 3, 4],
      [23, 0x7f, 0x12],
      [19, 3, 3],
      [25, 3, 3],
      [22, 3, 5],
      [22, 2, 0],
    ];
    expect(headers.map((header) => isRecordHeader(bytes(header, 0, 1), 0))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('isSslv2Hello', () => {
  it('knows both hellos by their first bytes', () => {
    expect(isSslv2Hello(bytes(0x80, 0x2e, 1, 3, 1), 0)).toBe(true);
    expect(isSslv2Hello(bytes(0x80, 0x2e, 1, 0, 2), 0)).toBe(true);
    expect(isSslv2Hello(bytes(0x84, 0x2e, 4, 0, 1), 0)).toBe(true);
    expect(isSslv2Hello(bytes(0x80, 0x2e, 2, 0, 2), 0)).toBe(false);
    expect(isSslv2Hello(bytes(0x00, 0x2e, 1, 3, 1), 0)).toBe(false);
  });
});

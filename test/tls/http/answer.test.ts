import { describe, expect, it } from 'vitest';
import { AnswerReader, type HttpAnswer } from '../../../src/tls/http/answer.js';
import { statusOfBlock } from '../../../src/tls/http/hpack-status.js';

const at = { frame: 1, seconds: 0, nanos: 0 };

/** What is understood of records that come one behind the other; undefined stands for one that is not opened. */
function answerTo(...records: (string | Uint8Array | undefined)[]): HttpAnswer | undefined {
  const reader = new AnswerReader();
  let offset = 0;
  for (const record of records) {
    const plaintext = typeof record === 'string' ? Buffer.from(record, 'latin1') : record;
    const recordBytes = 5 + (plaintext?.length ?? 600) + 16;
    if (plaintext) reader.take({ direction: 1, at, offset, recordBytes, plaintext });
    offset += recordBytes;
  }
  return reader.answer;
}

function frame(type: number, body: readonly number[], flags = 0): Buffer {
  return Buffer.from([0, body.length >> 8, body.length & 0xff, type, flags, 0, 0, 0, type === 4 ? 0 : 1, ...body]);
}

const settings = frame(4, []);
const goaway = (code: number) => frame(7, [0, 0, 0, 1, 0, 0, 0, code]);

describe('AnswerReader', () => {
  it('reads the status of the last response of HTTP/1', () => {
    expect(answerTo('HTTP/1.1 404 Not Found\r\n\r\n')).toEqual({ protocol: 'http/1', status: 404 });
    expect(answerTo('HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 500 \r\n')).toEqual({ protocol: 'http/1', status: 500 });
  });

  it('says nothing of what is no HTTP', () => {
    expect(answerTo('220 mail.example.com ESMTP\r\n')).toBeUndefined();
    expect(answerTo('HTTP/1.1 9x9 odd\r\n')).toBeUndefined();
    expect(answerTo('HTTP/1')).toBeUndefined();
    expect(answerTo('')).toBeUndefined();
  });

  it('knows the error page that misses a client certificate, wherever the record is cut', () => {
    const page = '<html><head><title>400 No required SSL certificate was sent</title></head>';
    const missing = { protocol: 'http/1', status: 400, refusal: 'certificate-missing' };
    expect(answerTo(`HTTP/1.1 400 Bad Request\r\n\r\n${page}`)).toEqual(missing);
    expect(answerTo('HTTP/1.1 400 Bad Request\r\n\r\n', page)).toEqual(missing);
    expect(answerTo(`HTTP/1.1 200 OK\r\n\r\n${page}`)).toEqual({ protocol: 'http/1', status: 200 });
  });

  it('reads status, GOAWAY and RST_STREAM of HTTP/2', () => {
    expect(answerTo(settings, goaway(11))).toEqual({ protocol: 'http/2', goaway: 'ENHANCE_YOUR_CALM' });
    expect(answerTo(Buffer.concat([settings, frame(3, [0, 0, 0, 8])]))).toEqual({ protocol: 'http/2', reset: 'CANCEL' });
    expect(answerTo(settings, frame(1, [0x20, 0x8c], 4))).toEqual({ protocol: 'http/2', status: 400 });
    expect(answerTo(settings, goaway(99))).toEqual({ protocol: 'http/2', goaway: '0x0063' });
  });

  it('follows frames of HTTP/2 that run over several records', () => {
    const data = frame(0, Array.from({ length: 300 }, () => 7));
    const stream = Buffer.concat([settings, data, goaway(2)]);
    expect(answerTo(stream.subarray(0, 100), stream.subarray(100, 200), stream.subarray(200))).toEqual({
      protocol: 'http/2',
      goaway: 'INTERNAL_ERROR',
    });
  });

  it('trusts only whole frames behind a record that was not opened', () => {
    expect(answerTo(settings, undefined, goaway(1))).toEqual({ protocol: 'http/2', goaway: 'PROTOCOL_ERROR' });
    const inside = Buffer.concat([goaway(1), Buffer.from('the rest of a frame of data')]);
    expect(answerTo(settings, undefined, inside)).toEqual({ protocol: 'http/2' });
  });
});

describe('statusOfBlock', () => {
  it.each([
    ['an entry of the static table', [0x88], 200],
    ['behind a new size of the table', [0x3f, 0xe1, 0x1f, 0x8e], 500],
    ['a literal', [0x48, 3, 0x34, 0x32, 0x31], 421],
    ['a literal in Huffman code: 403', [0x48, 0x83, 0x68, 0x0c, 0xff], 403],
    ['a literal that is not to be indexed: 302', [0x08, 0x82, 0x64, 0x02], 302],
    ['an entry that the connection added', [0xbe], undefined],
    ['another header', [0x41, 3, 0x34, 0x32, 0x31], undefined],
    ['nothing', [], undefined],
  ])('reads %s', (_, block, expected) => {
    expect(statusOfBlock(Uint8Array.from(block))).toBe(expected);
  });
});

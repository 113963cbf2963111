import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../src/bytes/limits.js';
import { MessageAssembler } from '../../src/tls/message-assembler.js';
import { bytes, handshake, u24 } from '../build/hellos.js';

const frame = (number: number) => ({ frame: number, seconds: number, nanos: 0 });

function assembling() {
  const told: object[] = [];
  const assembler = new MessageAssembler({
    message: ({ code, body, began, offset }, at) =>
      told.push({ code, body: [...body], began: began.frame, at: at.frame, offset }),
    oversized: (code, length, offset) => told.push({ code, oversized: length, offset }),
  });
  return { told, assembler };
}

describe('MessageAssembler', () => {
  it('tells each message with its place, where it began and where it ended', () => {
    const { told, assembler } = assembling();
    const stream = bytes(handshake(14), handshake(1, bytes(7, 8, 9)));
    assembler.push(stream, 0, 6, frame(1), 100);
    assembler.push(stream, 6, stream.length, frame(2), 106);
    expect(told).toEqual([
      { code: 14, body: [], began: 1, at: 1, offset: 100 },
      { code: 1, body: [7, 8, 9], began: 1, at: 2, offset: 104 },
    ]);
  });

  it('keeps a copy: what it was fed may change', () => {
    const { told, assembler } = assembling();
    const stream = handshake(1, bytes(7, 8));
    assembler.push(stream, 0, 5, frame(1), 0);
    stream.fill(0, 0, 5);
    assembler.push(stream, 5, 6, frame(1), 5);
    expect(told).toMatchObject([{ body: [7, 8] }]);
  });

  it('passes over a message beyond the limit and reads the next', () => {
    const { told, assembler } = assembling();
    const length = limits.handshakeBytes + 1;
    const stream = bytes(11, u24(length), Buffer.alloc(length), handshake(14));
    assembler.push(stream, 0, 1000, frame(1), 0);
    assembler.push(stream, 1000, stream.length, frame(1), 1000);
    expect(told).toEqual([
      { code: 11, oversized: length, offset: 0 },
      { code: 14, body: [], began: 1, at: 1, offset: length + 4 },
    ]);
  });

  it('forgets half a message', () => {
    const { told, assembler } = assembling();
    assembler.push(handshake(1, bytes(1, 2, 3)), 0, 6, frame(1), 0);
    expect(assembler.idle).toBe(false);
    assembler.reset();
    assembler.push(handshake(14), 0, 4, frame(2), 50);
    expect(told).toEqual([{ code: 14, body: [], began: 2, at: 2, offset: 50 }]);
  });

  it('puts together the same messages from any pieces', () => {
    const bodies = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 });
    fc.assert(
      fc.property(bodies, fc.infiniteStream(fc.integer({ min: 1, max: 90 })), (list, sizes) => {
        const { told, assembler } = assembling();
        const stream = bytes(...list.map((body, i) => handshake(i, body)));
        for (let start = 0; start < stream.length;) {
          const end = Math.min(stream.length, start + sizes.next().value);
          assembler.push(stream, start, end, frame(1), start);
          start = end;
        }
        expect(told).toMatchObject(list.map((body, code) => ({ code, body: [...body] })));
      }),
    );
  });
});

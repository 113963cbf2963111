import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tcpOptions } from '../../src/net/tcp-options.js';
import { bytes, u32 } from '../build/packets.js';

/** Reads options that stand amid other bytes. */
const read = (...parts: (number | Uint8Array)[]) => {
  const options = bytes(...parts);
  return tcpOptions({ data: bytes('xx', options, 'xx'), optionsStart: 2, payloadStart: 2 + options.length });
};
const nothing = 1;
const mss = bytes(2, 4, 5, 0xb4);

describe('TCP options', () => {
  it('of a SYN are all read', () => {
    const timestamps = bytes(8, 10, u32(0xfffffffe, 0));
    expect(read(mss, bytes(4, 2), timestamps, nothing, bytes(3, 3, 7))).toEqual({
      mss: 1460,
      sackPermitted: true,
      timestamps: { value: 0xfffffffe, echo: 0 },
      windowScale: 7,
    });
  });

  it('of an acknowledgement name the blocks that arrived', () => {
    expect(read(nothing, nothing, bytes(5, 18, u32(10, 20, 0xfffffff0, 5)))).toEqual({
      sack: [{ start: 10, end: 20 }, { start: 0xfffffff0, end: 5 }],
    });
  });

  it('end at the end mark', () => {
    expect(read(0, mss)).toEqual({});
  });

  it('that are not known, or of a wrong size, are passed over', () => {
    expect(read(bytes(254, 6, 1, 2, 3, 4), bytes(2, 3, 1), bytes(5, 6, 1, 2, 3, 4), mss)).toEqual({ mss: 1460 });
  });

  it('keep a window scale within what is allowed', () => {
    expect(read(bytes(3, 3, 200))).toEqual({ windowScale: 14 });
  });

  it.each([
    ['no length', bytes(3)],
    ['a length of 0', bytes(3, 0, 1)],
    ['a length beyond the end', bytes(8, 10, 1, 2)],
  ])('end at an option with %s, and keep what came before', (_, broken) => {
    expect(read(mss, broken)).toEqual({ mss: 1460 });
  });

  it('are read from anything without failing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (data) => {
      tcpOptions({ data, optionsStart: 0, payloadStart: data.length });
    }));
  });
});

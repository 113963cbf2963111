import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, certificate12, clientHello, hello13, serverHello, serverHelloDone } from '../build/hellos.js';
import { fuzzSession } from './session.js';

/** Cuts bytes into the steps that `fuzzSession` reads. */
function steps(direction: 0 | 1, data: Uint8Array): Buffer {
  const pieces = Array.from({ length: Math.ceil(data.length / 200) }, (_, i) => data.subarray(i * 200, i * 200 + 200));
  return bytes(...pieces.map((piece) => bytes(direction, piece.length, piece)));
}

const handshake = bytes(
  steps(0, clientHello(hello13.client)),
  steps(1, bytes(serverHello(), certificate12(Buffer.alloc(100)), serverHelloDone())),
);

describe('fuzzSession', () => {
  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (data) => void fuzzSession(data)),
      { numRuns: 300 },
    );
  });

  it('survives a handshake with some bytes changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(handshake.length - 1), fc.nat(255)), { maxLength: 8 });
    fc.assert(
      fc.property(changes, (list) => {
        const data = Buffer.from(handshake);
        for (const [place, value] of list) data[place] = value;
        fuzzSession(data);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the handshake that is not changed', () => {
    expect(fuzzSession(handshake).version).toBe(0x0303);
  });
});

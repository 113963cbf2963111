import { describe, expect, it } from 'vitest';
import { beginsWithHello, readsAsMessages } from '../../src/tls/plaintext.js';
import { bytes, clientHelloBody, handshake, serverHelloBody } from '../build/hellos.js';

describe('beginsWithHello', () => {
  it('knows hellos by their first five bytes', () => {
    const hello = handshake(1, clientHelloBody());
    expect(beginsWithHello(hello, 0, 5)).toBe(true);
    expect(beginsWithHello(hello, 0, 4)).toBeUndefined();
    expect(beginsWithHello(handshake(2, serverHelloBody()), 0, 10)).toBe(true);
    expect(beginsWithHello(handshake(16, Buffer.alloc(60)), 0, 10)).toBe(false);
  });
});

describe('readsAsMessages', () => {
  it('holds where messages fill the record', () => {
    expect(readsAsMessages(bytes(handshake(16, Buffer.alloc(66))))).toBe(true);
    expect(readsAsMessages(bytes(handshake(12, Buffer.alloc(30)), handshake(14)))).toBe(true);
  });

  it('holds for a long record whose last message runs on', () => {
    expect(readsAsMessages(handshake(11, Buffer.alloc(5000)).subarray(0, 1000))).toBe(true);
    expect(readsAsMessages(handshake(11, Buffer.alloc(5000)).subarray(0, 100))).toBe(false);
  });

  it('does not hold for ciphertext, even behind a nonce of zeros', () => {
    expect(readsAsMessages(Buffer.alloc(40, 0xab))).toBe(false);
    expect(readsAsMessages(bytes(Buffer.alloc(8), Buffer.alloc(32, 0x9c)))).toBe(false);
    expect(readsAsMessages(bytes())).toBe(false);
  });
});

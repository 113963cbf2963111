import { describe, expect, it } from 'vitest';
import { Gather } from '../../src/tls/gather.js';

describe('Gather', () => {
  it('puts pieces together and starts anew when taken', () => {
    const gather = new Gather();
    gather.append(Buffer.from('-one-'), 1, 4, 6);
    gather.append(Buffer.from('two'), 0, 3, 6);
    expect(gather.length).toBe(6);
    expect(Buffer.from(gather.take()).toString()).toBe('onetwo');
    expect([...gather.take()]).toEqual([]);
  });

  it('grows with what came, not with what was promised', () => {
    const gather = new Gather();
    gather.append(Buffer.alloc(10), 0, 10, 500_000);
    expect(gather.bytes.byteLength).toBe(10);
    for (let i = 0; i < 5; i++) gather.append(Buffer.alloc(10, i), 0, 10, 500_000);
    expect(gather.length).toBe(60);
    expect(gather.bytes[59]).toBe(4);
  });
});

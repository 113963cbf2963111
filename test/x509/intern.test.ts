import { describe, expect, it } from 'vitest';
import { CertificateIntern } from '../../src/x509/intern.js';
import { fixture } from './fixtures.js';

const { der } = fixture('leaf');

/** Bytes of a length that differ in their first byte, or in their last ones. */
function bytes(seed: number, place: 'head' | 'tail', length = 100): Uint8Array {
  const made = Buffer.alloc(length, 7);
  made.writeUInt32BE(seed, place === 'head' ? 0 : length - 4);
  return made;
}

describe('CertificateIntern', () => {
  it('gives the same certificate for the same bytes', () => {
    const intern = new CertificateIntern();
    expect(intern.get(Buffer.from(der))).toBe(intern.get(der));
    expect(intern.get(fixture('root-ec').der)).not.toBe(intern.get(der));
    expect(intern.size).toBe(2);
  });

  it('keeps a copy, for the bytes are borrowed', () => {
    const intern = new CertificateIntern();
    const borrowed = Buffer.from(der);
    const certificate = intern.get(borrowed);
    borrowed.fill(0);
    expect(certificate.subject).toBe(fixture('leaf').subject);
  });

  it('tells certificates apart that share length and end', () => {
    const intern = new CertificateIntern();
    expect(intern.get(bytes(1, 'head'))).not.toBe(intern.get(bytes(2, 'head')));
  });

  it('does not grow when all certificates share length and end', () => {
    const intern = new CertificateIntern();
    for (let seed = 0; seed < 1000; seed++) intern.get(bytes(seed, 'head'));
    expect(intern.size).toBe(8);
  });

  it('forgets the oldest when there are too many or too large ones', () => {
    const few = new CertificateIntern(10, 1e6);
    for (let seed = 0; seed < 100; seed++) few.get(bytes(seed, 'tail'));
    expect(few.size).toBe(10);
    const small = new CertificateIntern(1000, 1000);
    for (let seed = 0; seed < 100; seed++) small.get(bytes(seed, 'tail'));
    expect(small.size).toBe(10);
    expect(small.get(bytes(99, 'tail'))).toBe(small.get(bytes(99, 'tail')));
    small.get(bytes(0, 'tail', 5000));
    expect(small.size).toBe(1);
  });
});

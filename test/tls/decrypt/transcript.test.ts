import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Transcript } from '../../../src/tls/decrypt/transcript.js';

const body = (text: string) => new TextEncoder().encode(text);
const message = (code: number, text: string) => Buffer.concat([Uint8Array.of(code, 0, 0, text.length), body(text)]);
const hashOf = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** What it says to a CertificateVerify behind these messages: handshake type and body. */
function signed(messages: readonly (readonly [number, string])[], transcript = new Transcript()): Uint8Array | undefined {
  for (const [code, text] of messages) expect(transcript.add(code, body(text), 'sha256')).toBeUndefined();
  return transcript.add(15, body('signature'), 'sha256');
}

const full = [[1, 'hello'], [2, 'answer'], [8, 'more'], [11, 'chain']] as const;

describe('Transcript', () => {
  it('hashes all messages up to the certificate', () => {
    expect(signed(full)).toEqual(hashOf(...full.map(([code, text]) => message(code, text))));
  });

  it('puts the hash of the first ClientHello in its place after a retry', () => {
    const [hello, ...rest] = full;
    const first = createHash('sha256').update(message(...hello)).digest();
    const head = Uint8Array.of(254, 0, 0, 32);
    const expected = hashOf(head, first, message(2, 'retry'), message(1, 'again'), ...rest.map(([code, text]) => message(code, text)));
    expect(signed([hello, [2, 'retry'], [1, 'again'], ...rest])).toEqual(expected);
  });

  it('takes a request for a client certificate and a compressed certificate', () => {
    expect(signed([[1, 'hello'], [2, 'answer'], [8, 'more'], [13, 'request'], [25, 'chain']])).toBeDefined();
  });

  it.each([
    ['a message is missing', [full[0], full[1], full[3]]],
    ['the beginning is missing', full.slice(1)],
    ['one stands twice', [...full, full[3]]],
    ['none came', []],
  ])('has no hash where %s', (_, messages) => {
    expect(signed(messages)).toBeUndefined();
  });

  it('has none where something was not read, or the suite is unknown', () => {
    const transcript = new Transcript();
    transcript.add(1, body('hello'), 'sha256');
    transcript.broken();
    expect(signed(full.slice(1), transcript)).toBeUndefined();
    const other = new Transcript();
    for (const [code, text] of full) other.add(code, body(text), undefined);
    expect(other.add(15, body('signature'), undefined)).toBeUndefined();
  });

  it('begins anew with the next ClientHello', () => {
    const transcript = new Transcript();
    signed(full, transcript);
    expect(signed(full, transcript)).toEqual(hashOf(...full.map(([code, text]) => message(code, text))));
  });
});

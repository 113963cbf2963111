import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recognise, type Recognised } from '../../src/tls/recognise.js';
import {
  alert,
  applicationData,
  bytes,
  changeCipherSpec,
  clientHello,
  handshake,
  hello13,
  record,
  serverHello,
  u16,
} from '../build/hellos.js';

const of = (data: Uint8Array | string): Recognised => {
  const whole = bytes(data);
  return recognise(whole, 0, whole.length);
};
const sslv2Client = bytes(u16(0x8000 | 28), 1, u16(0x0301, 3, 0, 16), bytes(0, 0, 0x2f), Buffer.alloc(16));
const sslv2Server = bytes(u16(0x8000 | 14), 4, 0, 1, u16(2, 0, 3, 0), bytes(7, 0, 0xc0));

describe('recognise', () => {
  it('knows hellos', () => {
    expect(of(clientHello())).toBe('client-hello');
    expect(of(clientHello(hello13.client))).toBe('client-hello');
    expect(of(serverHello())).toBe('server-hello');
    expect(of(sslv2Client)).toBe('sslv2-client-hello');
    expect(of(sslv2Server)).toBe('sslv2-server-hello');
  });

  it('knows a hello of which only the beginning is there', () => {
    expect(of(clientHello(hello13.client).subarray(0, 11))).toBe('client-hello');
  });

  it('knows other records', () => {
    expect([alert(2, 40), changeCipherSpec(), applicationData(100), record(22, handshake(14))].map(of)).toEqual(
      Array(4).fill('record'),
    );
  });

  it('wants more where it cannot tell yet', () => {
    const hello = clientHello();
    for (let length = 0; length < 11; length++) expect(of(hello.subarray(0, length))).toBe('more');
    for (let length = 0; length < 13; length++) expect(of(sslv2Client.subarray(0, length))).toBe('more');
  });

  it.each([
    'GET / HTTP/1.1\r\n',
    'SSH-2.0-OpenSSH_9.2\r\n',
    '220 mail.example.com ESMTP\r\n',
    'PROXY TCP4 10.0.0.1',
    'EHLO client\r\n',
    '* OK IMAP4\r\n',
  ])('does not take %j for TLS', (text) => {
    for (let length = 1; length <= text.length; length++) expect(of(text.slice(0, length))).toBe('no');
  });

  it('does not take binary protocols for TLS', () => {
    const postgresSslRequest = bytes(u16(0, 8, 1234, 5679));
    const mysqlGreeting = bytes(0x4a, 0, 0, 0, 10, '8.0.36', 0);
    const rdp = bytes(3, 0, 0, 19, 14, 0xe0, 0, 0, 0, 0, 0, 1, 0, 8, 0, 3, 0, 0, 0);
    const ldap = bytes(0x30, 0x1d, 2, 1, 1, 0x77, 0x18);
    const socks5 = bytes(5, 1, 0);
    expect([postgresSslRequest, mysqlGreeting, rdp, ldap, socks5].map(of)).toEqual(Array(5).fill('no'));
  });

  it('does not take records of impossible length for TLS', () => {
    expect(of(bytes(23, 3, 3, u16(20_000), 1))).toBe('no');
    expect(of(bytes(20, 3, 3, u16(2), 1, 1))).toBe('no');
    expect(of(bytes(21, 3, 3, u16(5), 1, 1))).toBe('no');
    expect(of(bytes(22, 3, 3, u16(3), 1, 1))).toBe('no');
  });

  it('never takes text for TLS, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        (text) => /^[\x20-\x7e\r\n]/.test(text) === false || of(Buffer.from(text)) === 'no',
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { nameProtocol, plaintextProtocols } from '../../src/stream/upgrades/registry.js';

/** What each side says first, by protocol; the second form asks for TLS where the protocol can. */
const samples: Record<string, { client?: string; server?: string; asks?: string }> = {
  'proxy-protocol': { client: 'PROXY TCP4 10.0.0.5 10.0.0.9 51034 443\r\n', asks: 'PROXY TCP4 10.0.0.5 10.0.0.9 51034 443\r\n' },
  'http-connect': { client: 'CONNECT api.example.com:443 HTTP/1.1\r\n\r\n', asks: 'CONNECT a:443 HTTP/1.1\r\n\r\n' },
  http: { client: 'GET / HTTP/1.1\r\nHost: a\r\n\r\n' },
  ssh: { client: 'SSH-2.0-OpenSSH_9.2\r\n', server: 'SSH-2.0-OpenSSH_9.2\r\n' },
  smtp: { server: '220 mail.example.com ESMTP Postfix\r\n', asks: 'EHLO me\r\nSTARTTLS\r\n' },
  ftp: { server: '220 (vsFTPd 3.0.3)\r\n', asks: 'AUTH TLS\r\n' },
  imap: { server: '* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n', asks: 'a1 STARTTLS\r\n' },
  pop3: { server: '+OK ready\r\n', asks: 'STLS\r\n' },
  irc: { server: ':irc.example.com NOTICE * :hello\r\n', asks: 'STARTTLS\r\n' },
  xmpp: { client: "<stream:stream xmlns='jabber:client'>", asks: "<stream:stream xmlns='jabber:client'><starttls xmlns='x'/>" },
  postgresql: { client: '\0\0\0\x08\x04\xd2\x16\x2f', server: 'S', asks: '\0\0\0\x08\x04\xd2\x16\x2f' },
  mysql: { server: 'J\0\0\0\x0a8.0.36\0', asks: '\x20\0\0\x01' },
  rdp: { client: '\x03\0\0\x13\x0e\xe0\0\0\0\0\0', asks: '\x03\0\0\x13\x0e\xe0\0\0\0\0\0' },
  redis: { client: '*1\r\n$4\r\nPING\r\n' },
  ldap: { client: '0\x1d\x02\x01\x01w\x18\x80\x161.3.6.1.4.1.1466.20037', asks: '0\x1d\x02\x01\x01w\x18\x80\x161.3.6.1.4.1.1466.20037' },
  socks5: { client: '\x05\x01\0', server: '\x05\0', asks: '\x05\x01\0' },
  socks4: { client: '\x04\x01\x01\xbb\x0a\0\0\x09\0', asks: '\x04\x01\x01\xbb\x0a\0\0\x09\0' },
};

describe('protocols that speak in the clear first', () => {
  it.each(plaintextProtocols.map(({ name }) => name))('%s is named by its own words', (name) => {
    const { client = '', server = '' } = samples[name];
    expect(nameProtocol({ client, server }).name).toBe(name);
  });

  it.each(plaintextProtocols.filter(({ request }) => request).map(({ name }) => name))('%s asks for TLS', (name) => {
    const { asks, server = '' } = samples[name];
    if (asks) expect(nameProtocol({ client: asks, server })).toEqual({ name, askedForTls: true });
    else expect(name).toBe('http');
  });

  it('what is nobody’s is unknown', () => {
    expect(nameProtocol({ client: 'hello there', server: '' })).toEqual({ name: 'unknown', askedForTls: false });
  });
});

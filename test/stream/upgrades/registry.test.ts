import { describe, expect, it } from 'vitest';
import { nameProtocol, plaintextProtocols } from '../../../src/stream/upgrades/registry.js';

interface Dialogue {
  readonly client?: string;
  readonly server?: string;
  readonly asksForTls: boolean;
}

/** What each protocol says before TLS, as its own document has it; some never ask for TLS. */
const dialogues: Record<string, Dialogue> = {
  'proxy-protocol': { client: 'PROXY TCP4 192.0.2.1 192.0.2.9 51034 443\r\n', asksForTls: true },
  'http-connect': { client: 'CONNECT api.example.com:443 HTTP/1.1\r\nHost: api.example.com:443\r\n\r\n', server: 'HTTP/1.1 200 OK\r\n\r\n', asksForTls: true },
  http: { client: 'GET / HTTP/1.1\r\nHost: api.example.com\r\n\r\n', server: 'HTTP/1.1 400 Bad Request\r\n', asksForTls: false },
  ssh: { client: 'SSH-2.0-OpenSSH_9.2\r\n', server: 'SSH-2.0-OpenSSH_9.2\r\n', asksForTls: false },
  smtp: { client: 'EHLO me\r\nSTARTTLS\r\n', server: '220 mail.example.com ESMTP\r\n250 STARTTLS\r\n220 Go ahead\r\n', asksForTls: true },
  ftp: { client: 'AUTH TLS\r\n', server: '220 ftp.example.com ready\r\n234 AUTH TLS OK\r\n', asksForTls: true },
  imap: { client: 'a1 STARTTLS\r\n', server: '* OK IMAP4rev2 ready\r\na1 OK begin\r\n', asksForTls: true },
  pop3: { client: 'STLS\r\n', server: '+OK POP3 ready\r\n+OK begin\r\n', asksForTls: true },
  irc: { client: 'CAP LS 302\r\nSTARTTLS\r\n', server: ':irc.example.com NOTICE * :hello\r\n', asksForTls: true },
  xmpp: { client: "<stream:stream xmlns='jabber:client'><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>", asksForTls: true },
  postgresql: { client: '\0\0\0\x08\x04\xd2\x16\x2f', server: 'S', asksForTls: true },
  mysql: { client: '\x20\0\0\x01\x05\xae\x03\0', server: 'J\0\0\0\x0a8.0.36\0', asksForTls: true },
  rdp: { client: '\x03\0\0\x13\x0e\xe0\0\0\0\0\0\x01\0\x08\0\x03\0\0\0', asksForTls: true },
  redis: { client: '*1\r\n$4\r\nPING\r\n', server: '+PONG\r\n', asksForTls: false },
  ldap: { client: '0\x1d\x02\x01\x01w\x18\x80\x161.3.6.1.4.1.1466.20037', asksForTls: true },
  socks5: { client: '\x05\x01\0\x05\x01\0\x03', server: '\x05\0', asksForTls: true },
  socks4: { client: '\x04\x01\x01\xbb\xc0\0\x02\x09me\0', server: '\0\x5a', asksForTls: true },
};

describe('the plaintext protocols', () => {
  it('have a dialogue each', () => {
    expect(plaintextProtocols.map(({ name }) => name)).toEqual(Object.keys(dialogues));
  });

  it.each(Object.entries(dialogues))('know %s by its words', (name, { client = '', server = '', asksForTls }) => {
    expect(nameProtocol({ client, server })).toEqual({ name, askedForTls: asksForTls });
  });

  it.each(Object.entries(dialogues))('know %s though the capture has one side only', (name, { client = '' }) => {
    const sidesNeeded = ['ftp', 'imap', 'pop3', 'mysql'];
    const expected = sidesNeeded.includes(name) ? [name, 'unknown'] : [name];
    expect(expected).toContain(nameProtocol({ client, server: '' }).name);
  });

  it('leave what is nobody’s unknown', () => {
    expect(nameProtocol({ client: 'hello\n', server: 'hello yourself\n' })).toEqual({ name: 'unknown', askedForTls: false });
  });
});

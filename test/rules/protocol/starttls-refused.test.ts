import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const LDAP_REQUEST = '0\x1d\x02\x01\x01\x77\x18\x80\x161.3.6.1.4.1.1466.20037';
const spoken = (protocol: string, client: string, server: string) =>
  aStory().tcp().plaintext('client', protocol, client).plaintext('server', protocol, server);
const smtp = (client: string, server: string) => spoken('smtp', client, server).fin('client');
const imap = (client: string, server: string) => spoken('imap', client, server);
const postgresql = (client: string, server: string) => spoken('postgresql', client, server).fin('client');

ruleTest('protocol/starttls-refused', {
  fires: [
    {
      when: 'SMTP has no TLS',
      story: aStory()
        .to('10.0.0.9', 25)
        .tcp()
        .plaintext('server', 'smtp', '220 mail ESMTP\r\n250 mail\r\n454 TLS not available\r\n')
        .plaintext('client', 'smtp', 'EHLO a\r\nSTARTTLS\r\n')
        .fin('client'),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server refuses to turn to TLS (STARTTLS)
        error, proven, blame: server
        The client (10.0.0.5) asked to turn to TLS, and the server (10.0.0.9:25) refused: "454 TLS not available". The handshake never began: the server has TLS switched off or cannot load its certificate, or a filter on the way removes STARTTLS.
        - high: TLS is not configured for this service, or its certificate or key cannot be read. (The server says so in smtp.)
        - low: A firewall that inspects this protocol strips the request. (Such boxes answer for the server.)
        > Configure certificate and TLS for this service on the server, and see in its log why it does not offer them.
        > Ask by hand.
          $ openssl s_client -connect 10.0.0.9:25 -noservername -starttls smtp </dev/null"
      `),
    },
    {
      when: 'PostgreSQL says N',
      story: aStory()
        .to('10.0.0.9', 5432)
        .tcp()
        .plaintext('client', 'postgresql', '\0\0\0\x08\x04\xd2\x16\x2f')
        .plaintext('server', 'postgresql', 'N')
        .fin('client'),
      frames: [4, 5],
    },
    {
      when: 'the client speaks TLS all the same',
      story: imap('a STARTTLS\r\n', '* OK ready\r\na BAD unknown command\r\n').upgrade('imap').clientHello().fin('client'),
      frames: [4, 5, 7],
      words: (told) => expect(told).toContain('which the server took for a command'),
    },
    {
      when: 'LDAP does not know the operation',
      story: aStory()
        .to('10.0.0.9', 389)
        .tcp()
        .plaintext('client', 'ldap', LDAP_REQUEST)
        .plaintext('server', 'ldap', '0*\x02\x01\x01\x78%\x0a\x01\x02\x04\0\x04\x1eunsupported extended operation')
        .fin('client'),
      frames: [4, 5],
      words: (told) => expect(told).toContain('"protocolError (2): unsupported extended operation"'),
    },
    {
      when: 'a firewall overwrites the offer, and the client leaves',
      story: smtp('EHLO a\r\nQUIT\r\n', '220 mail ESMTP\r\n250-mail\r\n250 XXXXXXXA\r\n'),
      frames: [4, 5],
      words: (told) => expect(told).toMatch(/saw "250 XXXXXXXA".*blame: middlebox|blame: middlebox[^]*saw "250 XXXXXXXA"/),
    },
    {
      when: 'a client that was ready for it goes on in the clear',
      story: aStory()
        .to('10.0.0.9', 5432)
        .tcp()
        .plaintext('client', 'postgresql', '\0\0\0\x08\x04\xd2\x16\x2f\0\0\0\x20\0\x03\0\0user\0alice\0')
        .plaintext('server', 'postgresql', 'NR\0\0\0')
        .fin('client'),
      frames: [4, 5],
      rootCause: false,
    },
  ],
  quiet: [
    { when: 'Kerberos is refused, and TLS is not', story: postgresql('\0\0\0\x08\x04\xd2\x16\x30\0\0\0\x08\x04\xd2\x16\x2f', 'NS') },
    { when: 'a port check reads what the server can do', story: smtp('EHLO a\r\nQUIT\r\n', '220 mail ESMTP\r\n250-mail\r\n250 SIZE\r\n') },
    { when: 'only another command was refused', story: imap('a LOGIN b c\r\nb STARTTLS\r\n', '* OK\r\na NO sorry\r\nb OK go on\r\n') },
    {
      when: 'the server agrees',
      story: aStory()
        .tcp()
        .plaintext('server', 'smtp', '220 mail ESMTP\r\n250 mail\r\n220 go ahead\r\n')
        .plaintext('client', 'smtp', 'EHLO a\r\nSTARTTLS\r\n')
        .upgrade('smtp')
        .clientHello(),
    },
    {
      when: 'nobody asked',
      story: aStory()
        .tcp()
        .plaintext('server', 'smtp', '220 mail ESMTP\r\n554 go away\r\n')
        .plaintext('client', 'smtp', 'EHLO a\r\n')
        .fin('server'),
    },
  ],
});

import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Plaintext } from '../../story/story.js';
import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule, type Cause, type NextStep } from '../rule.js';
import { article, count, endpoint, party, said, sentence } from '../words.js';

const names: Readonly<Record<string, string>> = {
  http: 'plain HTTP',
  ssh: 'SSH',
  smtp: 'SMTP',
  ftp: 'FTP',
  imap: 'IMAP',
  pop3: 'POP3',
  mysql: 'MySQL',
  postgresql: 'PostgreSQL',
  ldap: 'LDAP',
  xmpp: 'XMPP',
  irc: 'IRC',
  redis: 'Redis',
};
/** Protocols that begin in the clear and turn to TLS when asked. */
const starttls: Readonly<Record<string, string>> = {
  smtp: 'smtp',
  ftp: 'ftp',
  imap: 'imap',
  pop3: 'pop3',
  mysql: 'mysql',
  postgresql: 'postgres',
  ldap: 'ldap',
  xmpp: 'xmpp',
  irc: 'irc',
};

/** The client begins with TLS where the server speaks something else. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §5.1', 'RFC 3207 §2'],
  summary: 'The client speaks TLS to a port that expects another protocol.',
  proof: 'A ClientHello, and the first bytes of the server are a banner or an HTTP answer instead of a TLS record.',
  stage: 'client-hello',
  // What the client said before may have asked for it.
  silenceOf: ['client'],

  needs: ['no-handshake'],
  match(story, around) {
    const { client, server, upgrade, tls, gaps } = story;
    if (!client.hello || !server.plaintext || server.hello || tls.completed || upgrade) return;
    // With a hole before them, bytes that nobody knows may be the middle of a TLS record.
    const isUnknown = server.plaintext.value.protocol === 'unknown';
    if (gaps.missing.server > 0 || (gaps.joinedLate && isUnknown)) return;
    return { hello: client.hello, banner: server.plaintext, healthy: around.healthyAtServer(story) };
  },

  explain: ({ banner, healthy }, story) => {
    const { endpoint: server } = story.server;
    const { protocol } = banner.value;
    const spoken = names[protocol];
    const switches = protocol in starttls;
    return {
      what:
        `${sentence(party(story, 'client'))} began with TLS, and ${endpoint(server)} answered in ` +
        `${spoken ?? 'something that is not TLS'}: "${firstLine(banner.value)}".`,
      why: said(
        switches
          ? `${spoken} begins in the clear and turns to TLS only when asked (STARTTLS).`
          : 'No TLS version is wrong: the bytes are no TLS at all.',
        clientErrors.wrongVersion,
      ),
      fix: healthy
        ? `Find out who answers at ${endpoint(server)} now: TLS worked there in this capture.`
        : switches
        ? 'Set the client to STARTTLS, or use the port of the same service with TLS from the first byte.'
        : `Use the port on which the server speaks TLS, or ${spoken ?? 'the right protocol'} without TLS on this one.`,
      blame: healthy ? 'unknown' : 'client',
      causes: healthy ? notTheServer(healthy) : wrongPort(banner.value.protocol, server.port),
      next: [
        ...withStarttls(protocol),
        { text: 'See what the port says by itself.', command: `nc -w 3 ${server.address} ${server.port} </dev/null` },
      ],
    };

    function withStarttls(name: string): NextStep[] {
      if (!(name in starttls)) return [];
      return [{ text: 'With STARTTLS.', command: sClient({ ...target(story), starttls: starttls[name] }) }];
    }
  },
});

function wrongPort(protocol: string, port: number): Cause[] {
  const spoken = names[protocol];
  return [
    {
      text:
        protocol in starttls
          ? 'The client is set to "implicit TLS" on a STARTTLS port.'
          : 'Wrong port, or https:// where http:// is meant.',
      likelihood: 'high',
      why: `Port ${port} answered with ${article(spoken ?? 'foreign')} ${spoken ? 'greeting' : 'protocol'}.`,
    },
    {
      text: 'TLS was switched off on the server or on a proxy in front of it.',
      likelihood: 'medium',
      why: 'A client that always spoke TLS here would fail just so.',
    },
  ];
}

/** It is the right port: TLS was spoken at it. */
function notTheServer(healthy: Fact<Tally>): Cause[] {
  const others = `${sentence(count(healthy.value.connections, 'other connection'))} to the same address and port spoke TLS in this capture.`;
  return [
    {
      text: 'Something on the way answers in place of the server: a captive portal, or a proxy that does so for some connections.',
      likelihood: 'medium',
      why: others,
    },
    {
      text: 'One of several backends does not speak TLS, or TLS was switched off for a while.',
      likelihood: 'medium',
      why: 'Not every connection to it is answered like this.',
    },
  ];
}

function firstLine({ text }: Plaintext): string {
  return text.split(/\r?\n/, 1)[0].slice(0, 80);
}

import { sClient } from '../commands.js';
import { firstEnd, serverSaidNothing, target } from '../look-ups.js';
import { rule } from '../rule.js';
import { duration, endpoint, party, sentence } from '../words.js';

interface Service {
  readonly name: string;
  /** As `openssl s_client -starttls` calls it. */
  readonly starttls: string;
  /** The port of the same service with TLS from the first byte. */
  readonly implicit?: number;
}

/** Ports on which TLS begins only when asked for. */
const services: Readonly<Record<number, Service>> = {
  21: { name: 'FTP', starttls: 'ftp', implicit: 990 },
  25: { name: 'SMTP', starttls: 'smtp' },
  110: { name: 'POP3', starttls: 'pop3', implicit: 995 },
  143: { name: 'IMAP', starttls: 'imap', implicit: 993 },
  389: { name: 'LDAP', starttls: 'ldap', implicit: 636 },
  587: { name: 'mail submission (SMTP)', starttls: 'smtp', implicit: 465 },
  3306: { name: 'MySQL', starttls: 'mysql' },
  5222: { name: 'XMPP', starttls: 'xmpp', implicit: 5223 },
  5432: { name: 'PostgreSQL', starttls: 'postgres' },
};

/** TLS at once where the protocol begins in the clear; the server does not even say so. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8314 §3', 'RFC 3207 §2'],
  summary: 'The client begins with TLS on a port where TLS begins only when asked for (STARTTLS).',
  proof:
    'A ClientHello as first bytes to a port of such a protocol, and no TLS in answer. With a greeting in the clear ' +
    'it is protocol/tls-to-plaintext-port.',
  stage: 'client-hello',
  silenceOf: ['server'],

  needs: ['no-handshake'],
  match(story) {
    const { client, server, upgrade, tls } = story;
    const service = services[server.endpoint.port];
    if (!service || !client.hello || upgrade || tls.completed || !serverSaidNothing(story)) return;
    const end = firstEnd(story);
    const refusal = end?.who === 'server' ? end.seen : server.silence?.value.acked ? server.silence : undefined;
    if (!refusal) return;
    return { hello: client.hello, refusal, service };
  },

  explain: ({ service }, story) => {
    const { server } = story;
    const silence = server.silence?.value.ms;
    return {
      what:
        `${sentence(party(story, 'client'))} began with TLS on port ${server.endpoint.port} (${service.name}), and ` +
        `${endpoint(server.endpoint)} ${silence === undefined ? 'ended the connection' : `said nothing for ${duration(silence)}`}.`,
      why:
        `${service.name} begins in the clear on this port and turns to TLS when asked; a server that waits for a ` +
        'command takes the ClientHello for garbage, or waits on.',
      fix:
        service.implicit === undefined
          ? 'Set the client to STARTTLS (not "SSL/TLS").'
          : `Set the client to STARTTLS, or to port ${service.implicit}, where TLS comes first.`,
      blame: 'client',
      causes: [
        {
          text: 'The client is set to "SSL/TLS" (implicit) where STARTTLS is meant.',
          likelihood: 'high',
          why: `Its first bytes on port ${server.endpoint.port} are a ClientHello.`,
        },
        {
          text: 'The server is stuck, or a filter cuts the connection.',
          likelihood: 'low',
          why: 'It did not send a greeting either.',
        },
      ],
      next: [{ text: 'With STARTTLS.', command: sClient({ ...target(story), starttls: service.starttls }) }],
    };
  },
});

import { rule } from '../rule.js';
import { party, sentence } from '../words.js';
import { requestedHost } from '../certificate/presented.js';
import { ACME_PROTOCOL, isAcmeValidation } from './validation.js';

/** A CA looks whether somebody holds the name that they want a certificate for. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['RFC 8737 §3'],
  summary: 'A CA validates a name by ACME (tls-alpn-01): this is no visitor.',
  proof:
    `Proven by a ClientHello whose only application protocol is "${ACME_PROTOCOL}". The certificate shown to it is ` +
    'self-signed and lives for one validation, and the CA hangs up after the handshake: both are as they should be.',

  match(story) {
    const { client, server, tls } = story;
    if (!isAcmeValidation(story)) return;
    const { certificates, alert: refusal } = server;
    return { hello: client.hello, alpn: tls.alpn, certificates, refusal, end: client.fin ?? client.rst };
  },

  explain({ refusal, alpn }, story) {
    const name = requestedHost(story) ?? 'a name';
    const what =
      `${sentence(party(story, 'client'))} asked ${party(story, 'server')} to prove that it holds "${name}" ` +
      '(ACME, tls-alpn-01).';
    if (refusal) {
      return {
        what,
        why:
          'The server refused: it is not the ACME client, or does not know of the validation. So no certificate ' +
          'will be issued.',
        fix: 'Let the ACME client answer on port 443, or lead "acme-tls/1" to it, or validate by http-01 or dns-01.',
        blame: 'server',
      };
    }
    return {
      what,
      why: alpn
        ? `The server speaks "${alpn.value}", so the validation reached an ACME client. CAs ask from several places ` +
          'at once.'
        : 'CAs ask from several places at once, and hang up after the handshake.',
      fix: 'Nothing to mend here: read the log of the ACME client for what came of it.',
      blame: 'unknown',
    };
  },
});

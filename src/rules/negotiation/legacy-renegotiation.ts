import { decisive } from '../alert/place.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** The client refuses a server that cannot renegotiate safely. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 5746 §4.1', 'RFC 5746 §3.4'],
  summary: 'The client refuses a server without secure renegotiation.',
  proof:
    'Inferred from a ServerHello up to TLS 1.2 without renegotiation_info, although the client asked for it, and ' +
    "the client's handshake_failure (40) right after it. The same alert from the server means something else.",
  stage: 'server-hello',
  outranks: ['negotiation/extended-master-secret-required', 'certificate/*'],

  needs: ['alert'],
  match(story) {
    const sent = decisive(story, 40);
    const { hello } = story.server;
    if (sent?.from !== 'client' || !hello || hello.value.version >= 0x0304 || hello.value.secureRenegotiation) return;
    if (!story.client.hello?.value.secureRenegotiation || story.client.keyExchange) return;
    return { offered: story.client.hello, hello, refusal: sent.alert };
  },

  explain(_, story) {
    const target = targetOf(story, requestedHost(story));
    return {
      what:
        `${sentence(party(story, 'client'))} ended the handshake with handshake_failure (40) after the server's ` +
        'answer.',
      why:
        "The server does not answer the client's renegotiation_info. It lacks the repair of 2010 (RFC 5746), and " +
        'OpenSSL 3 refuses such servers ("unsafe legacy renegotiation disabled"), as do others that are told to.',
      fix:
        "Bring the server's TLS library up to date. Only as a stopgap, allow it in the client (OpenSSL: Options = " +
        'UnsafeLegacyServerConnect).',
      blame: 'server',
      causes: [
        {
          text: 'The server, or a box that answers for it, has a TLS library from before 2010, or the repair switched off',
          likelihood: 'high',
          why: 'renegotiation_info is absent from its ServerHello.',
        },
      ],
      next: [
        { text: 'With the check switched off: does it work then?', command: sClient(target, '-legacy_server_connect') },
        {
          text: 'Look for "Secure Renegotiation IS NOT supported"',
          command: `${sClient(target, '-legacy_server_connect')} 2>&1 | grep -i renegotiation`,
        },
      ],
    };
  },
});

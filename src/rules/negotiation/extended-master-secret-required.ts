import { decisive } from '../alert/place.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** The client insists on an extension that the server does not have. */
export default rule({
  severity: 'error',
  certainty: 'possible',
  cites: ['RFC 7627 §5.2', 'RFC 7627 §5.3'],
  summary: 'The client may insist on extended master secret, which the server lacks.',
  proof:
    'Inferred from a TLS 1.2 ServerHello without extended_master_secret, although the client offered it, and the ' +
    "client's handshake_failure (40). A server that has the extension, or renegotiation_info missing as well, " +
    'speaks for something else.',
  stage: 'server-hello',

  match(story) {
    const sent = decisive(story, 40);
    const offered = story.client.hello;
    const { hello } = story.server;
    if (sent?.from !== 'client' || !hello || hello.value.version !== 0x0303 || hello.value.extendedMasterSecret) return;
    if (!offered?.value.extendedMasterSecret || !hello.value.secureRenegotiation) return;
    return { offered, hello, refusal: sent.alert };
  },

  explain: (_, story) => ({
    what:
      `${sentence(party(story, 'client'))} ended the handshake with handshake_failure (40) after the server's ` +
      'answer.',
    why:
      'The server leaves out extended_master_secret, which the client offered. Clients in FIPS mode and on current ' +
      'Red Hat systems refuse TLS 1.2 without it. The alert does not say that this was the reason.',
    fix: 'Bring the server up to date, or use TLS 1.3, which does not need the extension.',
    blame: 'server',
    causes: [
      {
        text: 'The client runs in FIPS mode or under a strict system policy',
        likelihood: 'medium',
        why: 'The extension is absent from the ServerHello, and the client refused right after it.',
      },
    ],
    next: [
      {
        text: 'On the client: is FIPS mode on?',
        command: 'cat /proc/sys/crypto/fips_enabled; update-crypto-policies --show',
      },
      { text: 'Does the server speak TLS 1.3?', command: sClient(targetOf(story, requestedHost(story)), '-tls1_3') },
    ],
  }),
});

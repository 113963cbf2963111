import { when, type Fact } from '../../story/fact.js';
import type { Alert, Story } from '../../story/story.js';
import { decisive } from '../alert/place.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

interface Found extends Record<string, unknown> {
  readonly refusal: Fact<Alert>;
  /** The client had seen nothing but the ServerHello. */
  readonly isAtOnce: boolean;
  /** Java sends this alert for hardly anything else in the ServerHello. */
  readonly isJava: boolean;
}

/** The client insists on an extension that the server does not have. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ isAtOnce, isJava }) => (isAtOnce || isJava ? 'likely' : 'possible'),
  cites: ['RFC 7627 §5.2', 'RFC 7627 §5.3'],
  summary: 'The client may insist on extended master secret, which the server lacks.',
  proof:
    'Inferred from a TLS 1.2 ServerHello without extended_master_secret, although the client offered it, and the ' +
    "client's handshake_failure (40) or insufficient_security (71). A server that has the extension, or " +
    'renegotiation_info missing as well, or a short Diffie-Hellman prime, speaks for something else.',
  stage: 'server-hello',
  outranks: ['alert/*'],
  yields: true,

  needs: ['alert'],
  match(story) {
    const sent = decisive(story, 40, 71);
    const offered = story.client.hello;
    const { hello } = story.server;
    if (sent?.from !== 'client' || !hello || hello.value.version !== 0x0303 || hello.value.extendedMasterSecret) return;
    if (!offered?.value.extendedMasterSecret || !hello.value.secureRenegotiation) return;
    // What the client disliked may stand in the part of the answer that is missing.
    if (story.gaps.hole.server || story.gaps.disordered) return;
    const isJava = story.client.stack?.value.name === 'Java';
    return { offered, hello, refusal: sent.alert, isAtOnce: hadOnlyTheHello(story, sent.alert), isJava };
  },

  explain: ({ refusal, isAtOnce, isJava }, story) => ({
    what:
      `${sentence(party(story, 'client'))} ended the handshake with ${refusal.value.name} (${refusal.value.code}) ` +
      `${isAtOnce ? "on the server's ServerHello, before any certificate" : "after the server's answer"}.`,
    why:
      'The server leaves out extended_master_secret, which the client offered. Clients in FIPS mode, on current ' +
      'Red Hat systems, and Java with jdk.tls.allowLegacyMasterSecret=false refuse TLS 1.2 without it. The alert ' +
      'does not say that this was the reason.',
    fix: 'Bring the server up to date, or use TLS 1.3, which does not need the extension.',
    blame: 'server',
    causes: [
      {
        text: isJava
          ? 'The client runs with jdk.tls.allowLegacyMasterSecret=false'
          : 'The client runs in FIPS mode or under a strict system policy',
        likelihood: isAtOnce || isJava ? 'high' : 'medium',
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

function hadOnlyTheHello({ server }: Story, refusal: Fact<Alert>): boolean {
  return !server.certificates || when(server.certificates).frame > when(refusal).frame;
}

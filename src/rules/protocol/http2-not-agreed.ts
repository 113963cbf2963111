import { fact, type Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { cipherSuite } from '../../tls/names/cipher-suite.js';
import { isTls13 } from '../../tls/names/names.js';
import { sClient } from '../commands.js';
import { firstEnd, target } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** TLS is fine, and the client cannot speak what it came to speak. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 7301 §3.2', 'RFC 9113 §3.2'],
  summary: 'The client speaks HTTP/2 only, and the server did not agree to it.',
  proof:
    'The client offers h2 alone (ALPN), the server answers without ALPN, and the connection ends. Under TLS 1.3 the ' +
    'answer is encrypted: then it takes the keys to see it, or a first encrypted record that is too short to hold it.',
  stage: 'finished',

  needs: ['handshake'],
  match(story) {
    const { client, server, tls } = story;
    if (!client.hello || !server.hello || !tls.completed || tls.alpn) return;
    const offered = client.hello.value.alpn;
    if (!offered.includes('h2') || offered.some((one) => !/^(h2|grpc-exp)/.test(one))) return;
    const hidden = isTls13(server.hello.value.version) && !server.encryptedExtensions;
    const tooShort = hidden ? withoutRoomForAlpn(story) : undefined;
    if (hidden && !tooShort) return;
    const end = firstEnd(story);
    if (!end || server.applicationDataBytes > MOST_COMPLAINT) return;
    const answer = tooShort ?? server.encryptedExtensions ?? server.hello;
    return { hello: client.hello, answer, request: client.applicationData, end: end.seen, who: end.who };
  },

  severityOf: ({ request }) => (request ? 'warning' : 'error'),

  explain: ({ who }, story) => ({
    what:
      `The handshake succeeded, but ${party(story, 'server')} did not choose h2, the only protocol that the client ` +
      `offers; ${party(story, who)} then closed the connection.`,
    why: 'A client that needs HTTP/2 (gRPC above all) may not use a connection on which ALPN has not chosen it.',
    fix: 'Switch HTTP/2 on at the server or at the proxy that ends TLS there, or let the client offer http/1.1 too.',
    blame: 'server',
    causes: [
      {
        text: 'HTTP/2 is switched off on the server, or its TLS library sets no ALPN.',
        likelihood: 'high',
        why: 'Its answer has no ALPN extension.',
      },
      {
        text: 'A load balancer in between ends TLS and knows HTTP/1.1 only.',
        likelihood: 'medium',
        why: `${sentence(party(story, 'server'))} may be such a box.`,
      },
    ],
    next: [
      {
        text: 'Which protocol does the server choose?',
        command: `${sClient(target(story), '-alpn', 'h2,http/1.1')} 2>/dev/null | grep -i alpn`,
      },
    ],
  }),
});

/**
 * TLS 1.3 without keys: EncryptedExtensions comes first and in full. Its header and length take 6 bytes, the answer "h2" 9,
 * content type and tag 17 (9 with the short tag of CCM_8): a record that is shorter has no such answer.
 */
function withoutRoomForAlpn({ server, tls }: Story): Fact<number> | undefined {
  const [first] = server.encrypted;
  const tag = cipherSuite(tls.cipherSuite?.value ?? 0)?.name.endsWith('CCM_8_SHA256') ? 9 : 17;
  if (!first || first.length >= 6 + 9 + tag) return undefined;
  return fact(first.length, first.at, `server → client: ${first.length} encrypted bytes: its extensions, too short for ALPN`);
}

/** An HTTP/1.1 server may complain about the HTTP/2 preface in a page of its own. */
const MOST_COMPLAINT = 1_000;

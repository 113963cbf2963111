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
    'answer is encrypted: then it takes the keys to see it.',
  stage: 'finished',

  match(story) {
    const { client, server, tls } = story;
    if (!client.hello || !server.hello || !tls.completed || tls.alpn) return;
    const offered = client.hello.value.alpn;
    if (offered.length === 0 || offered.some((one) => one !== 'h2')) return;
    if (isTls13(server.hello.value.version) && !server.encryptedExtensions) return;
    const end = firstEnd(story);
    if (!end || server.applicationDataBytes > MOST_COMPLAINT) return;
    const answer = server.encryptedExtensions ?? server.hello;
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

/** An HTTP/1.1 server may complain about the HTTP/2 preface in a page of its own. */
const MOST_COMPLAINT = 1_000;

import { firstEnd, serverSpokeTls, target } from '../look-ups.js';
import { sClient } from '../commands.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';
import { isSecondHeader } from './proxy-header.js';

/** A load balancer introduces the client, and the server takes the introduction for garbled TLS. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt', 'RFC 8446 §5.1'],
  summary: 'A PROXY protocol header comes before TLS, and the server does not expect it.',
  proof:
    'The stream begins with "PROXY " or the signature of version 2, and the server refuses before any ServerHello.',
  stage: 'upgrade',

  needs: ['no-handshake'],
  match(story) {
    const { upgrade, server, tls } = story;
    if (upgrade?.value.protocol !== 'proxy-protocol' || tls.completed || serverSpokeTls(story)) return;
    // Of two headers the server may well have expected one: that is protocol/proxy-header-twice.
    if (isSecondHeader(story.client.plaintext?.value.text ?? '')) return;
    const end = firstEnd(story);
    const refusal = server.alerts[0] ?? server.plaintext ?? (end?.who === 'server' ? end.seen : undefined);
    if (!refusal) return;
    return { header: upgrade, refusal };
  },

  explain: (_, story) => ({
    what:
      `${sentence(party(story, 'client'))} put a PROXY protocol header in front of the ClientHello, and ` +
      `${party(story, 'server')} refused at once.`,
    why: 'A server that is not told to read the header takes its letters for a broken TLS record.',
    fix:
      'Switch the PROXY protocol on at the server for this port, or off at the load balancer: on both sides or on ' +
      'none.',
    blame: 'unknown',
    causes: [
      {
        text: 'The load balancer sends the header and the server is not set to read it.',
        likelihood: 'high',
        why: 'The refusal is the answer to the first bytes.',
      },
    ],
    next: [
      { text: 'Without the header: does the server answer?', command: sClient(target(story)) },
      { text: 'nginx: does the listener read it?', command: "nginx -T 2>/dev/null | grep -n 'listen.*proxy_protocol'" },
    ],
  }),
});

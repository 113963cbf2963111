import { firstEnd, serverSpokeTls } from '../look-ups.js';
import { rule } from '../rule.js';
import { isSecondHeader } from './proxy-header.js';
import { party, sentence } from '../words.js';

/** Two load balancers introduce the client, one after the other, and the server reads one introduction. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt'],
  summary: 'Two PROXY protocol headers come before TLS, and the server reads one.',
  proof: 'A second "PROXY " line, or signature of version 2, right behind the first header, and no ServerHello.',
  stage: 'upgrade',
  silenceOf: [],

  needs: ['no-handshake'],
  match(story) {
    const { client, server, tls } = story;
    const headers = client.plaintext;
    if (headers?.value.protocol !== 'proxy-protocol' || tls.completed || serverSpokeTls(story)) return;
    if (!isSecondHeader(headers.value.text)) return;
    return { headers, refusal: server.alerts[0] ?? firstEnd(story)?.seen };
  },

  explain: (_, story) => ({
    what: `${sentence(party(story, 'client'))} sent two PROXY protocol headers in a row before its ClientHello.`,
    why: 'The server takes the second for the beginning of TLS, which it is not.',
    fix: 'Let only the outermost load balancer add the header, or let the inner one read it before it adds its own.',
    blame: 'middlebox',
    causes: [
      {
        text: 'Two load balancers in a row both add the header, and the inner one does not read the outer one.',
        likelihood: 'high',
        why: 'The two headers stand one behind the other.',
      },
    ],
    next: [
      {
        text: 'HAProxy in the middle: it should accept the header where it sends one.',
        command: "grep -n 'accept-proxy\\|send-proxy' /etc/haproxy/haproxy.cfg",
      },
    ],
  }),
});

import { curl } from '../commands.js';
import { firstEnd, serverSaidNothing, target } from '../look-ups.js';
import { rule } from '../rule.js';
import { count, party, sentence } from '../words.js';

/** The server wants to be told who the client is, and this client begins with TLS at once. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt', 'RFC 8446 §5.1'],
  summary: 'The server waits for a PROXY protocol header that this client does not send.',
  proof:
    'No answer to a bare ClientHello, where every healthy connection to the same address began with a PROXY header. ' +
    'Without such a neighbour it is tcp/reset-after-client-hello or tcp/closed-after-client-hello.',
  stage: 'client-hello',
  silenceOf: ['server'],

  needs: ['no-handshake'],
  match(story, around) {
    const { client, server, tls, upgrade } = story;
    if (!client.hello || tls.completed || upgrade || !serverSaidNothing(story)) return;
    const end = firstEnd(story);
    const refusal = end?.who === 'server' ? end.seen : server.silence;
    const healthy = refusal && around.differsFromHealthy(story);
    if (!healthy?.value.features.includes('no-proxy-header')) return;
    return { hello: client.hello, refusal, healthy };
  },

  explain: ({ healthy }, story) => ({
    what:
      `${sentence(party(story, 'client'))} began with its ClientHello, and ${party(story, 'server')} gave no TLS ` +
      'in answer.',
    why:
      `The ${count(healthy.value.connections, 'healthy connection')} to this address began with a PROXY protocol ` +
      'header: the server insists on it, and takes a ClientHello for a broken one.',
    fix:
      'Come by way of the load balancer that adds the header, or give this client (a health check, an in-house ' +
      'caller) a port without it.',
    blame: 'client',
    causes: [
      {
        text: 'A health check or a client goes to the backend directly, around the load balancer.',
        likelihood: 'high',
        why: 'All that came with the header was served.',
      },
      {
        text: 'The load balancer in front of this client has the PROXY protocol switched off.',
        likelihood: 'medium',
        why: 'Sender and receiver must both be set to it.',
      },
    ],
    next: [
      { text: 'With the header: does the server answer?', command: curl(target(story), '-k', '--haproxy-protocol') },
      { text: 'nginx: which ports expect it?', command: "nginx -T 2>/dev/null | grep -n 'listen.*proxy_protocol'" },
    ],
  }),
});

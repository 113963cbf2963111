import { fact } from '../../story/fact.js';
import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** Asked once, answered, asked again: nobody remembers the first exchange. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §4.1.4'],
  summary: 'The server asks for a new ClientHello twice, which TLS 1.3 forbids.',
  proof:
    'Two HelloRetryRequests on one connection, which the client must end with unexpected_message; or a ServerHello ' +
    'whose cipher suite is not that of the HelloRetryRequest, which it must end with illegal_parameter.',
  stage: 'client-hello',
  silenceOf: [],
  outranks: ['middlebox/retry-not-understood', 'alert/*'],

  match({ client, server, tls }) {
    if (!server.retryRequest || !client.secondHello) return;
    const asked = tls.messages.filter(({ type, from }) => type === 'hello_retry_request' && from === 'server');
    const again = asked[1] && fact(true, asked[1].at, 'server → client: HelloRetryRequest again');
    const other = server.hello?.value.cipherSuite === server.retryRequest.value.cipherSuite ? undefined : server.hello;
    if (!again && !other) return;
    return { retry: server.retryRequest, second: client.secondHello, again, other, completed: tls.completed };
  },

  severityOf: ({ completed }) => (completed ? 'info' : 'error'),

  explain: ({ again }, story) => ({
    title: again ? undefined : 'The server answers the second ClientHello as if it had not seen the first one',
    what: again
      ? `${sentence(party(story, 'server'))} answered the second ClientHello with another HelloRetryRequest.`
      : `The ServerHello of ${party(story, 'server')} has another cipher suite than its HelloRetryRequest had, and the ` +
        'client must refuse that.',
    why: 'It did not know that it had asked already: the second ClientHello reached somebody else than the first.',
    fix: 'Keep a connection on one node of the cluster, or share the cookie secret among the nodes.',
    blame: 'server',
    causes: [
      {
        text: 'A load balancer spreads packets or bytes of one connection over several nodes.',
        likelihood: 'high',
        why: 'Each of them asks for itself.',
      },
      { text: 'The server refuses the cookie that it gave out.', likelihood: 'medium', why: 'Nodes have own secrets.' },
    ],
    next: [
      {
        text: 'With the group that it wants, first, there is no retry.',
        command: sClient(target(story), '-groups', 'P-256:X25519'),
      },
    ],
  }),
});

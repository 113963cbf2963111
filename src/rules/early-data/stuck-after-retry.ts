import { firstEnd } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** A client that sends early data and cannot cope with "say it again". */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §4.1.4', 'RFC 8446 §4.2.10'],
  summary: 'After early data and a HelloRetryRequest, the client does not go on.',
  proof:
    'early_data in the ClientHello, a HelloRetryRequest, and no second ClientHello, alert or close of the server ' +
    'after it.',
  stage: 'client-hello',
  silenceOf: ['client'],

  match(story) {
    const { client, server, ending } = story;
    if (!client.hello?.value.earlyData || !server.retryRequest || client.secondHello || server.alert) return;
    const end = firstEnd(story);
    if (end ? end.who !== 'client' : ending.how !== 'timeout') return;
    if (client.alert) return;
    return { hello: client.hello, retry: server.retryRequest, end: end?.seen };
  },

  explain: (_, story) => ({
    what: `${sentence(party(story, 'client'))} sent early data, was asked for another ClientHello, and sent none.`,
    why: "Its TLS library lost its way between early data and the retry: it is the client's turn.",
    fix: 'Update the TLS library of the client, or switch early data off there.',
    blame: 'client',
    causes: [
      {
        text: "A fault in the client's handling of HelloRetryRequest after early data.",
        likelihood: 'high',
        why: 'The server had asked for a second ClientHello, which a client must send or refuse by an alert.',
      },
      { text: 'The HelloRetryRequest did not reach the client.', likelihood: 'low', why: 'A capture there would tell.' },
    ],
  }),
});

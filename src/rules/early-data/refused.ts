import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** 0-RTT was declined, as a server may; the handshake goes on. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['RFC 8446 §4.2.10', 'RFC 8446 §8'],
  summary: 'The server did not take the early data (0-RTT); the client sends it again.',
  proof:
    'The early_data extension in the ClientHello, and a HelloRetryRequest, no accepted key, or EncryptedExtensions ' +
    'without it in answer. It costs a round trip and is no fault.',
  silenceOf: [],

  needs: ['handshake'],
  match({ client, server, tls }) {
    if (tls.earlyData !== 'rejected' || !tls.completed || server.alert) return;
    return { hello: client.hello, answer: server.retryRequest ?? server.encryptedExtensions ?? server.hello };
  },

  explain: ({ answer }, story) => ({
    what: `${sentence(party(story, 'client'))} began with early data, and ${party(story, 'server')} did not take it.`,
    why:
      answer === story.server.retryRequest
        ? 'It asked for another ClientHello, which rules early data out.'
        : 'It may do so at any time: a used or old ticket, another node, protection against replays.',
    fix: 'Nothing to mend. If it happens always, look whether all nodes share ticket keys and allow early data.',
    blame: 'unknown',
  }),
});

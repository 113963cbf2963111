import { clientErrors } from '../client-errors.js';
import { serverAnswer } from '../conversation.js';
import { firstEnd, isEarlier, target } from '../look-ups.js';
import { curl } from '../commands.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** The line goes dead where TLS wants a goodbye: usually harmless, and the reason for "unexpected eof". */
export default rule({
  severity: 'info',
  certainty: 'likely',
  cites: ['RFC 8446 §6.1', 'RFC 9112 §9.8'],
  summary: 'The server closes the connection without close_notify.',
  proof: 'A FIN from the server after application data, no alert before it, and the client had not closed.',
  silenceOf: ['server'],

  needs: ['handshake'],
  match(story) {
    const { server, client, tls } = story;
    if (!tls.completed || !server.fin || server.closeNotify) return;
    if (client.closeNotify && isEarlier(client.closeNotify, server.fin)) return;
    const end = firstEnd(story);
    if (end?.who !== 'server' || end.how !== 'fin' || serverAnswer(story) !== 'answered') return;
    return { answered: server.applicationData, fin: server.fin };
  },

  explain: (_, story) => ({
    what:
      `${sentence(party(story, 'server'))} closed the TCP connection after its answers without the closing alert ` +
      'of TLS (close_notify).',
    why:
      'The client cannot tell a complete answer from one that somebody cut. Where the answer tells its own length ' +
      `this is harmless, and many servers do it. ${clientErrors.eof}`,
    fix:
      'Only if clients complain: make the server send close_notify, or let the client ignore the missing one ' +
      '(OpenSSL: SSL_OP_IGNORE_UNEXPECTED_EOF).',
    blame: 'server',
    causes: [
      {
        text: 'The server closes its socket without ending TLS first.',
        likelihood: 'high',
        why: 'The FIN came by itself.',
      },
      {
        text: 'The server process ended in the middle of an answer.',
        likelihood: 'low',
        why: 'A kernel that cleans up sends the same FIN.',
      },
    ],
    next: [
      {
        text: 'See whether the client complains, and whether the answer is whole.',
        command: curl(target(story), '--http1.1'),
      },
    ],
  }),
});

import { fact, when } from '../../story/fact.js';
import { contentType } from '../../tls/events.js';
import { isTls13 } from '../../tls/names/names.js';
import { sClient } from '../commands.js';
import { firstEnd, target } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** The server wants a new handshake in the middle of the conversation, and the client will not. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 5246 §7.2.2', 'RFC 5746', 'RFC 9113 §9.2.1'],
  summary: 'The server asks for a new handshake after the request (late client certificate), and the client refuses.',
  proof:
    'Up to TLS 1.2: a handshake record of the server after application data, answered by an alert of the client, ' +
    'and the end. Under TLS 1.3 there is no renegotiation.',
  stage: 'application-data',
  outranks: ['tcp/*', 'alert/*'],

  match(story) {
    const { client, server, tls } = story;
    if (!tls.completed || !client.applicationData || isTls13(tls.version?.value ?? 0x0304)) return;
    const asked = when(client.applicationData).frame;
    // Its Finished, which a capture may show after the request, is no new handshake.
    const since = Math.max(asked, server.finished ? when(server.finished).frame : 0);
    const again = server.encrypted.find((one) => one.contentType === contentType.handshake && one.at.frame > since);
    if (!again) return;
    const refused = client.encrypted.find((one) => one.contentType === contentType.alert && one.at.frame > again.at.frame);
    const end = firstEnd(story);
    if (!refused || !end || server.encrypted.some((one) => isAnswer(one) && one.at.frame > refused.at.frame)) return;
    return {
      request: client.applicationData,
      asks: fact(again.length, again.at, 'server → client: an encrypted handshake message after the request'),
      refused: fact(refused.length, refused.at, 'client → server: an encrypted alert'),
      end: end.seen,
    };
  },

  explain: (_, story) => ({
    what:
      `After the client's request ${party(story, 'server')} asked for a new handshake (renegotiation), and ` +
      `${party(story, 'client')} answered with an alert.`,
    why:
      'Servers renegotiate when only some paths want a client certificate. Many clients refuse it (the alert is ' +
      'no_renegotiation), and HTTP/2 forbids it.',
    fix: 'Ask for the client certificate in the first handshake: for the whole site, or for a name of its own.',
    blame: 'server',
    causes: [
      {
        text: 'A path of the site wants a client certificate (Apache SSLVerifyClient in a Location, IIS "require").',
        likelihood: 'high',
        why: 'The first handshake was enough until the request named the path.',
      },
      {
        text: 'The server renews keys after so many bytes or minutes.',
        likelihood: 'low',
        why: `${sentence(party(story, 'server'))} asked right after a request.`,
      },
    ],
    next: [
      {
        text: 'See it by hand: ask for the path, then watch for a renegotiation.',
        command: sClient(target(story), '-tls1_2', '-msg'),
      },
      {
        text: 'Apache: where is it set?',
        command: "apachectl -t -D DUMP_CONFIG 2>/dev/null | grep -n 'SSLVerifyClient'",
      },
    ],
  }),
});

function isAnswer({ contentType: type }: { readonly contentType: number }): boolean {
  return type === contentType.applicationData;
}

import type { Story } from '../../story/story.js';
import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** How each protocol says no to a request to turn to TLS. */
const refusals: Readonly<Record<string, { readonly asked: RegExp; readonly no: RegExp }>> = {
  smtp: { asked: /^STARTTLS\s*$/im, no: /^(454|50\d|53\d|554)[ -].*$/m },
  imap: { asked: /^\S+ STARTTLS\s*$/im, no: /^\S+ (NO|BAD)\b.*$/im },
  pop3: { asked: /^STLS\s*$/im, no: /^-ERR.*$/im },
  ftp: { asked: /^AUTH TLS\s*$/im, no: /^(5\d\d|431|534)[ -].*$/m },
  postgresql: { asked: /^\0\0\0\x08\x04\xd2\x16\x2f/, no: /^N/ },
};

/** The client asks to turn to TLS and the server says no. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 3207 §4', 'RFC 2595', 'RFC 4217 §4'],
  summary: 'The server refuses to turn to TLS (STARTTLS).',
  proof:
    'The client asks in the clear (STARTTLS, STLS, AUTH TLS, SSLRequest) and the answer is a refusal; no ' +
    'ClientHello follows.',
  stage: 'upgrade',
  silenceOf: [],

  match({ client, server }) {
    if (client.hello || !client.plaintext || !server.plaintext) return;
    const { protocol, text } = client.plaintext.value;
    const words = refusals[protocol];
    if (!words?.asked.test(text)) return;
    const no = words.no.exec(server.plaintext.value.text)?.[0];
    if (no === undefined) return;
    return { request: client.plaintext, answer: server.plaintext, no };
  },

  explain: ({ request, no }, story) => ({
    what:
      `${sentence(party(story, 'client'))} asked to turn to TLS, and ${party(story, 'server')} refused: ` +
      `"${no.trim().slice(0, 80)}".`,
    why:
      'The handshake never began: the server has TLS switched off or cannot load its certificate, or a filter on ' +
      'the way removes STARTTLS.',
    fix: 'Configure certificate and TLS for this service on the server, and see in its log why it does not offer them.',
    blame: 'server',
    causes: [
      {
        text: 'TLS is not configured for this service, or its certificate or key cannot be read.',
        likelihood: 'high',
        why: `The server says so in ${request.value.protocol}.`,
      },
      {
        text: 'A firewall that inspects this protocol strips the request.',
        likelihood: 'low',
        why: 'Such boxes answer for the server.',
      },
    ],
    next: [{ text: 'Ask by hand.', command: sClient(withProtocol(story, request.value.protocol)) }],
  }),
});

function withProtocol(story: Story, protocol: string) {
  return { ...target(story), starttls: protocol === 'postgresql' ? 'postgres' : protocol };
}

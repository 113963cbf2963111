import { curl } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** Codes that speak of the key itself: decrypt_error for its binder, unknown_psk_identity. */
const ABOUT_THE_KEY: ReadonlySet<number> = new Set([51, 115]);
/** Codes by which some servers say the same. */
const PERHAPS: ReadonlySet<number> = new Set([40, 47]);

/** The offered session is not declined but punished. */
export default rule({
  severity: 'error',
  cites: ['RFC 8446 §4.2.11.2', 'RFC 8446 §6.2', 'RFC 4279 §2'],
  summary: 'The server refuses the session or pre-shared key that the client offers.',
  proof:
    'A pre_shared_key in the ClientHello, and an alert (decrypt_error, unknown_psk_identity) in place of a ' +
    'ServerHello. A server that only does not know a ticket makes a full handshake: resumption/refused.',
  stage: 'client-hello',
  silenceOf: [],

  match({ client, server }) {
    const hello = client.secondHello ?? client.hello;
    if (!hello || hello.value.pskIdentities === 0 || server.hello || !server.alert) return;
    const { code } = server.alert.value;
    if (!ABOUT_THE_KEY.has(code) && !PERHAPS.has(code)) return;
    return { hello, alert: server.alert, sure: ABOUT_THE_KEY.has(code) };
  },

  certainty: ({ sure }) => (sure ? 'likely' : 'possible'),

  explain: ({ alert }, story) => ({
    what:
      `${sentence(party(story, 'client'))} offered a session ticket or pre-shared key, and ` +
      `${party(story, 'server')} answered with the alert ${alert.value.name} (${alert.value.code}).`,
    why: 'The proof that comes with the key (its binder) does not fit the key that the server has, or it has none.',
    fix: "Clear the client's session cache; with pre-shared keys set by hand, compare identity and key on both sides.",
    blame: 'unknown',
    causes: [
      {
        text: 'A session cache copied to another client or version, or a ticket of another configuration.',
        likelihood: 'medium',
        why: 'A fresh client would make a full handshake.',
      },
      {
        text: 'A pre-shared key set by hand that differs between the two sides.',
        likelihood: 'medium',
        why: 'Then there is no full handshake to fall back to.',
      },
    ],
    next: [{ text: 'Without a session: does it pass?', command: curl(target(story), '--no-sessionid') }],
  }),
});

import type { Fact } from '../../story/fact.js';
import type { Alert, Story } from '../../story/story.js';
import { cipherSuite } from '../../tls/names/cipher-suite.js';
import { curl, sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule, type Cause, type NextStep } from '../rule.js';
import { party, sentence } from '../words.js';

/** Codes that speak of the key itself: decrypt_error for its binder, illegal_parameter of OpenSSL and GnuTLS, unknown_psk_identity. */
const ABOUT_THE_KEY: ReadonlySet<number> = new Set([47, 51, 115]);
/** A code by which OpenSSL says that it does not know the identity, among much else. */
const PERHAPS = 40;
/** TLS 1.2: a wrong key shows where the client's Finished cannot be read. */
const UNREADABLE: ReadonlySet<number> = new Set([20, 51]);

interface Found extends Record<string, unknown> {
  readonly alert: Fact<Alert>;
  readonly sure: boolean;
  /** A key that both sides were given by hand, by its suite or by the age that it does not have. */
  readonly byHand: boolean;
}

/** The offered session is not declined but punished. */
export default rule<Found>({
  severity: 'error',
  cites: ['RFC 8446 §4.2.11.2', 'RFC 8446 §6.2', 'RFC 4279 §2'],
  summary: 'The server refuses the session or pre-shared key that the client offers.',
  proof:
    'A pre_shared_key in the ClientHello, and an alert (decrypt_error, illegal_parameter, unknown_psk_identity) in ' +
    'place of a ServerHello; in TLS 1.2 a suite with PSK, and an alert (bad_record_mac, decrypt_error) in place of its Finished. A server that only does not know a ticket makes a full handshake: resumption/refused.',
  silenceOf: [],

  match: (story) => inTls13(story) ?? inTls12(story),

  certainty: ({ sure }) => (sure ? 'likely' : 'possible'),

  explain: ({ alert, byHand }, story) => ({
    what:
      `${sentence(party(story, 'client'))} offered a ${byHand ? 'pre-shared key' : 'session ticket or pre-shared key'}, and ` +
      `${party(story, 'server')} answered with the alert ${alert.value.name} (${alert.value.code}).`,
    why:
      story.server.hello === undefined
        ? 'The proof that comes with the key (its binder) does not fit the key that the server has, or it has none.'
        : "Both sides made their secrets from the key, and the server cannot read the client's Finished: the keys differ.",
    fix: byHand
      ? 'Compare identity and key on both sides: the same bytes, the same notation (hex, not text), no blank at the end.'
      : "Clear the client's session cache; with pre-shared keys set by hand, compare identity and key on both sides.",
    blame: 'unknown',
    causes: byHand ? [wrongKey('high')] : [staleSession, wrongKey('medium')],
    next: byHand ? [tryKey(story)] : [{ text: 'Without a session: does it pass?', command: curl(target(story), '--no-sessionid') }],
  }),
});

function inTls13({ client, server }: Story): Found | undefined {
  const hello = client.secondHello ?? client.hello;
  if (!hello || hello.value.pskIdentities === 0 || server.hello || !server.alert) return undefined;
  const { code } = server.alert.value;
  if (!ABOUT_THE_KEY.has(code) && code !== PERHAPS) return undefined;
  // Without a certificate there is nothing to fall back to: OpenSSL then finds no cipher.
  const byHand = hello.value.hasExternalPsk;
  return { hello, alert: server.alert, sure: ABOUT_THE_KEY.has(code) || byHand, byHand };
}

/** A suite that lives by a pre-shared key, and a Finished that nobody can read (RFC 4279 §2). */
function inTls12({ client, server, tls }: Story): Found | undefined {
  const suite = cipherSuite(tls.cipherSuite?.value ?? 0);
  const { alert } = server;
  if (!suite || suite.tls13 || !/_PSK_/.test(suite.name) || !alert || !client.keyExchange || server.finished) return undefined;
  const { code } = alert.value;
  if (!UNREADABLE.has(code) && code !== 115) return undefined;
  return { suite: server.hello, keyExchange: client.keyExchange, alert, sure: true, byHand: true };
}

const staleSession: Cause = {
  text: 'A session cache copied to another client or version, or a ticket of another configuration.',
  likelihood: 'medium',
  why: 'A fresh client would make a full handshake.',
};

function wrongKey(likelihood: Cause['likelihood']): Cause {
  return {
    text: 'A pre-shared key set by hand that differs between the two sides, or an identity that the server does not know.',
    likelihood,
    why: 'Then there is no full handshake to fall back to.',
  };
}

function tryKey(story: Story): NextStep {
  return { text: 'The same by hand.', command: sClient(target(story), '-psk_identity IDENTITY', '-psk HEXKEY') };
}

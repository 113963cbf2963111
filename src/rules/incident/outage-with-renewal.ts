import { epochMillis } from '../../bytes/instant.js';
import type { Replacement } from '../../story/around.js';
import { clientErrors } from '../client-errors.js';
import { rule } from '../rule.js';
import { datePhrase, endpoint, party, said, sentence } from '../words.js';

/** CAs date certificates back by up to an hour, so that clients with slow clocks take them; the rest is for the renewal. */
const FRESH_MS = 2 * 3_600_000;

/** The server is down between the last handshake with its old certificate and the first with its new one. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 9293 §3.5.2', 'RFC 8555 §7.4', 'https://github.com/certbot/certbot/issues/3499'],
  summary: 'The server refuses connections while its certificate is being renewed.',
  proof:
    'A SYN is refused; handshakes with the same address succeed before and after it, before with one certificate and ' +
    'after with another that was issued just then. A server that is merely restarted shows the same certificate.',
  stage: 'tcp-connect',
  outranks: ['tcp/refused'],
  silenceOf: [],

  match(story, around) {
    const { syn, refused } = story.tcp;
    const replaced = refused && around.replacedAcross(story);
    if (!replaced || !isFresh(replaced.value)) return;
    return { syn, refused, replaced };
  },

  explain: ({ replaced: { value: { before, after, name } } }, story) => ({
    what:
      `${sentence(party(story, 'client'))} asked ${endpoint(story.server.endpoint)} for a connection and was refused ` +
      'at once (RST).',
    why: said(
      `The server was up before and is up again later${name === undefined ? '' : `, as "${name}"`}, and in between its ` +
        `certificate changed: the last handshake before shows the serial ${before.serial}, the first one after it the ` +
        `serial ${after.serial}, valid from ${datePhrase({ seconds: after.validity.from / 1000, nanos: 0 })}.`,
      'So the outage came with the renewal: the service was stopped or reloaded for it, and did not come back at once.',
      clientErrors.refused,
    ),
    fix:
      'Run what the renewal runs (its pre, deploy and post hooks) by hand, in the environment of the ACME client, and ' +
      'see why the service does not start there.',
    blame: 'server',
    causes: [
      {
        text:
          "The renewal's hook could not start the service: it inherits the ACME client's environment (OPENSSL_MODULES, " +
          'OPENSSL_CONF, LD_LIBRARY_PATH), with which OpenSSL does not find its modules, such as fips.so',
        likelihood: 'high',
        why: 'Clients that come as a bundle (snap, container) set these variables, and hooks inherit them.',
      },
      {
        text: 'The service did not take the new files (rights, a key that does not fit), until somebody mended it',
        likelihood: 'medium',
        why: 'A start with a certificate that cannot be read fails at once.',
      },
      {
        text: 'The service is stopped on purpose while the ACME client answers the challenge on its port',
        likelihood: 'medium',
        why: 'Standalone modes do so; then each renewal costs an outage of seconds.',
      },
    ],
    next: [
      { text: 'What did the renewal and the service say at that time?', command: 'journalctl -S -1d -u certbot -u nginx' },
      { text: 'Which environment does the renewal run in?', command: 'systemctl cat certbot.service; snap run --shell certbot -c env' },
      { text: 'Does OpenSSL find its modules in it? Once with these variables, once without.', command: 'openssl list -providers' },
      { text: 'Rehearse it; the pre and post hooks run, too.', command: 'certbot renew --dry-run' },
    ],
  }),
});

/** Issued about when the old one was last seen, or later. */
function isFresh({ after, lastBefore }: Replacement): boolean {
  return after.validity.from > epochMillis(lastBefore) - FRESH_MS;
}

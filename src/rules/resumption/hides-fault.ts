import { sClient } from '../commands.js';
import { firstEnd, hasGaps, target } from '../look-ups.js';
import { rule } from '../rule.js';
import { count, party } from '../words.js';

/** Those who were here before get in without looking at the certificate. */
export default rule({
  severity: 'warning',
  certainty: 'likely',
  cites: ['RFC 8446 §2.2', 'RFC 5077 §3.1'],
  summary: 'Resumed sessions succeed where every full handshake fails: old sessions hide the fault.',
  proof:
    'At the same server and for the same name, resumed handshakes that completed, and no full one. A resumed session ' +
    'shows no certificate, so nobody objects to it.',
  silenceOf: [],

  match(story, around) {
    const { client, server, tls } = story;
    if (!client.hello || !server.hello || tls.resumed?.value || hasGaps(story)) return;
    const hidden = client.hiddenAlert?.value.place === 'goodbye' ? undefined : client.hiddenAlert;
    const end = firstEnd(story);
    const refusal = client.alert ?? hidden ?? (end?.who === 'client' ? end.seen : undefined);
    if (!refusal || server.applicationData) return;
    const resumed = around.resumedAtServer(story);
    if (!resumed || around.fullAtServer(story)) return;
    return { hello: client.hello, refusal, resumed };
  },

  explain: ({ resumed }, story) => ({
    what:
      `${count(resumed.value.connections, 'connection')} to ${party(story, 'server')} for this name resumed an old ` +
      'session and worked; no full handshake did.',
    why: 'Whoever has an old session skips the certificate: the service looks well to them, and to their monitoring.',
    fix: 'Check the service with a fresh client. As old sessions expire, the others will fail too.',
    blame: 'server',
    next: [{ text: 'As a fresh client sees it.', command: sClient(target(story), '-showcerts') }],
  }),
});

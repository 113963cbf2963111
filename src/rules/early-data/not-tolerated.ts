import { isTls13 } from '../../tls/names/names.js';
import { sClient, curl } from '../commands.js';
import { firstEnd, target } from '../look-ups.js';
import { rule } from '../rule.js';
import { count, party, said, sentence } from '../words.js';

/** The server stumbles over 0-RTT instead of declining it. */
export default rule({
  severity: 'error',
  cites: ['RFC 8446 §4.2.10', 'RFC 8446 §8', 'RFC 8446 §D.3', 'https://github.com/openssl/openssl/issues/6647'],
  summary: 'A handshake with early data (0-RTT) fails, where the server should have declined it.',
  proof:
    'A ClientHello with early_data that the server answers by an alert, a close or a reset. Handshakes without ' +
    'early data at the same server succeed; if others are cut in the same instant it is incident/server-crash.',

  match(story, around) {
    const { client, server, tls } = story;
    const hello = client.hello;
    const downgraded = server.hello !== undefined && !isTls13(server.hello.value.version) && server.alert !== undefined;
    if (!hello?.value.earlyData || (tls.completed && !downgraded) || client.alert) return;
    const end = firstEnd(story);
    const refusal = server.alert ?? (end?.who === 'server' ? end.seen : undefined);
    if (!refusal) return;
    const differs = around.differsFromHealthy(story);
    const healthy = differs?.value.features.includes('early-data') ? differs : undefined;
    return { hello, older: downgraded ? server.hello : undefined, refusal, healthy, unexpected: server.alert?.value.code === 10 };
  },

  certainty: ({ healthy, unexpected }) => (healthy || unexpected ? 'likely' : 'possible'),

  explain: ({ healthy, older, unexpected }, story) => ({
    what: `${sentence(party(story, 'client'))} sent early data, and ${party(story, 'server')} ended the handshake.`,
    why: said(
      older
        ? 'It chose TLS 1.2, which has no early data and no way to skip it: the early record is a message out of place (RFC 8446 §D.3).'
        : 'A server that does not want early data must skip it and go on.',
      unexpected && 'Its alert (unexpected_message) says that it took it for a fault.',
      healthy && `${sentence(count(healthy.value.connections, 'handshake'))} without early data succeeded there.`,
    ),
    fix: 'Switch early data off in the client (or clear its session cache) until the server is mended.',
    blame: 'server',
    causes: [
      {
        text: 'The server, or one of its nodes, had early data switched off or was downgraded, and cannot skip it.',
        likelihood: 'high',
        why: healthy ? 'No healthy connection there had early data.' : 'The refusal follows the early data.',
      },
      {
        text: 'Another reason than early data: the name, the version, the ticket.',
        likelihood: healthy ? 'low' : 'medium',
        why: 'The capture shows that the handshake failed, not at which byte.',
      },
    ],
    next: [
      { text: 'Without a session: does it pass?', command: curl(target(story), '--no-sessionid') },
      {
        text: 'Early data by hand: first get a ticket, then use it.',
        command: `${sClient(target(story), '-tls1_3', '-sess_out', '/tmp/sess')}; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >/tmp/early; ${sClient(target(story), '-tls1_3', '-sess_in', '/tmp/sess', '-early_data', '/tmp/early')}`,
      },
    ],
  }),
});

import { isTls13 } from '../../tls/names/names.js';
import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { count, party, said, sentence } from '../words.js';

/** The client had a ticket, the server did not want it: a full handshake. */
export default rule({
  severity: 'info',
  cites: ['RFC 8446 §2.2', 'RFC 5077 §3.1', 'RFC 5077 §5.5'],
  summary: 'The client offered to resume a session, and the server made a full handshake.',
  proof:
    'A pre-shared key or a session ticket in the ClientHello, and a ServerHello that does not choose it. That alone ' +
    'is no fault.',
  certainty: 'proven',
  silenceOf: [],

  needs: ['handshake'],
  match(story, around) {
    const { client, server, tls } = story;
    if (!client.hello || !server.hello || !tls.completed || tls.resumed?.value !== false) return;
    const { pskIdentities, sessionTicket } = client.hello.value;
    const tickets = isTls13(server.hello.value.version) ? 0 : (sessionTicket?.length ?? 0);
    const offered = pskIdentities + tickets;
    if (offered === 0) return;
    return { hello: client.hello, answer: server.hello, resumed: around.resumedAtServer(story) };
  },

  explain: ({ resumed }, story) => ({
    what:
      `${sentence(party(story, 'client'))} offered to resume an earlier session, and ${party(story, 'server')} ` +
      'made a full handshake instead.',
    why: said(
      'The ticket was too old, already used, or made by a node whose key this one does not have.',
      resumed && `${sentence(count(resumed.value.connections, 'other connection'))} for this name did resume there.`,
    ),
    fix: 'If it happens often behind one address, give all nodes the same ticket keys and rotate them together.',
    blame: 'unknown',
    causes: [
      {
        text: 'Nodes behind the address have different ticket keys.',
        likelihood: resumed ? 'high' : 'medium',
        why: resumed ? 'Some sessions resume there and this one does not.' : 'A single node knows its own tickets.',
      },
      { text: 'The ticket was older than its lifetime.', likelihood: 'medium', why: 'A capture shows no ages.' },
    ],
    next: [
      {
        text: 'Five resumptions in a row: "Reused" each time?',
        command: `${sClient(target(story), '-reconnect')} 2>/dev/null | grep -E '^(New|Reused)'`,
      },
    ],
  }),
});

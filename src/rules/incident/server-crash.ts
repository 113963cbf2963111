import { type Feature, ONE_INSTANT_MS, type Tally } from '../../story/around.js';
import { type Fact, when } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { isBefore, millisBetween } from '../../bytes/instant.js';
import { lastRequest, serverAnswer } from '../conversation.js';
import { firstEnd, isEarlier } from '../look-ups.js';
import { clientErrors } from '../client-errors.js';
import { rule, type Cause } from '../rule.js';
import { count, duration, endpoint, list, party, said, sentence } from '../words.js';

/** Who comes back later was not down because of this. */
const SOON_MS = 60_000;
const ENOUGH_ALONE = 3;

const triggers: Partial<Record<Feature, string>> = {
  'early-data': 'early data (0-RTT)',
  ech: 'the ECH extension',
  'post-quantum': 'a post-quantum key share',
  'large-hello': 'a ClientHello of more than one packet',
  grease: 'GREASE values',
  tls13: 'TLS 1.3',
  'no-name': 'no server name',
};

/** Everybody loses the server in the same instant. */
export default rule({
  severity: 'error',
  cites: ['RFC 9293 §3.5.2', 'https://github.com/nginx/nginx/issues/1490'],
  summary: 'The server process died: connections to it are cut in the same instant.',
  proof:
    'Connections of one server address that end without an alert within 50 ms, and SYNs that are refused right ' +
    'after. A reload closes in good order and goes on listening.',

  // A connection that was idle may be opened anew without anybody noticing.
  severityOf: ({ idle }: { readonly idle: boolean }) => (idle ? 'warning' : 'error'),

  match(story, around) {
    const { client, server, tcp, ending } = story;
    if (ending.by !== 'server' || tcp.refused || server.alert || server.closeNotify) return;
    const cut = firstEnd(story)?.seen;
    if (!cut || (client.alert && isEarlier(client.alert, cut))) return;
    const together = around.cutTogether(story, ONE_INSTANT_MS);
    if (!together) return;
    const refused = soonRefused(cut, around.refusedLater(story));
    if (!refused && together.value.abrupt + 1 < ENOUGH_ALONE) return;
    const own = around.differsFromHealthy(story)?.value.features ?? [];
    const unusual = [...new Set([...together.value.features, ...own])].filter((one) => one in triggers);
    return { hello: client.hello, cut, together, refused, healthy: around.healthyAtServer(story), unusual, idle: isIdle(story, cut) };
  },

  certainty: ({ refused }) => (refused ? 'likely' : 'possible'),

  explain: ({ cut, together, refused, healthy, unusual }, story) => ({
    what:
      `${sentence(party(story, 'server'))} lost this connection and ` +
      `${count(together.value.connections, 'other')} within ${duration(ONE_INSTANT_MS)}, all without a goodbye or an alert.`,
    why: said(
      'That is what the kernel does when a process dies: it closes all its connections at once.',
      refused && `${sentence(duration(since(cut, refused)))} later new connections were refused (RST).`,
      refused && healthy && servedAgain(healthy, refused),
      clientErrors.reset,
    ),
    fix:
      `Look for a crash on ${story.server.endpoint.address} at this moment: the system log, a core dump, ` +
      "the service manager's restarts.",
    blame: 'server',
    causes: causes(unusual, story, refused !== undefined),
    next: [
      {
        text: 'On the server: crashes and restarts of that minute.',
        command: "journalctl -S -1h | grep -Ei 'segfault|core-dump|killed|exited on signal|Started'",
      },
      { text: 'Core dumps.', command: 'coredumpctl list' },
      { text: 'Who listens now, and since when?', command: `ss -ltnp 'sport = :${story.server.endpoint.port}'` },
    ],
  }),
});

/** The handshake was done, and the client did not wait for an answer when the connection was cut. */
function isIdle(story: Story, cut: Fact<unknown>): boolean {
  if (!story.tls.completed) return false;
  if (!story.client.applicationData) return true;
  const asked = lastRequest(story);
  return serverAnswer(story) !== 'none' && !(asked && isEarlier(asked, cut));
}

function soonRefused(cut: Fact<unknown>, refused: Fact<Tally> | undefined): Fact<Tally> | undefined {
  return refused && since(cut, refused) <= SOON_MS ? refused : undefined;
}

function since(cut: Fact<unknown>, later: Fact<unknown>): number {
  return Math.max(0, millisBetween(when(cut), when(later)) || 0);
}

function servedAgain({ value }: Fact<Tally>, refused: Fact<Tally>): string {
  return isBefore(refused.value.last, value.last) ? 'After that it served again: somebody restarted it.' : '';
}

function causes(unusual: readonly Feature[], story: Story, refused: boolean): Cause[] {
  const names = list(unusual.flatMap((one) => triggers[one] ?? []));
  const trigger: Cause = {
    text: `A ClientHello with ${names} makes the server, or a module in it, crash.`,
    likelihood: 'high',
    why: 'One of the connections that were cut had it, and no healthy connection to this server did.',
  };
  return [
    ...(names === '' ? [] : [trigger]),
    {
      text: 'The process crashed, was killed (out of memory), or was restarted without letting connections end.',
      likelihood: refused ? 'high' : 'medium',
      why: refused ? 'For a while nobody listened on the port.' : `All of ${endpoint(story.server.endpoint)} at once.`,
    },
    {
      text: 'A load balancer or firewall in front dropped all connections of this server (failover, lost state).',
      likelihood: refused ? 'low' : 'medium',
      why: refused ? 'It would rather have dropped SYNs than refused them.' : 'Nobody was refused afterwards.',
    },
  ];
}

import type { Feature } from '../../story/around.js';
import { sClient } from '../commands.js';
import { isWhollyLost } from '../hello-size.js';
import { firstEnd, serverSaidNothing, target } from '../look-ups.js';
import { rule, type NextStep } from '../rule.js';
import type { Story } from '../../story/story.js';
import { count, list, party, sentence } from '../words.js';

/** What old servers and boxes are known to stumble over, and how to leave it out. */
const stumblingBlocks: Partial<Record<Feature, { readonly name: string; readonly without?: readonly string[] }>> = {
  'large-hello': { name: 'a length of more than one packet', without: ['-groups', 'X25519:P-256'] },
  'post-quantum': { name: 'a post-quantum key share, too long for one packet', without: ['-groups', 'X25519:P-256'] },
  ech: { name: 'the ECH extension' },
  grease: { name: 'GREASE values' },
  tls13: { name: 'TLS 1.3', without: ['-tls1_2'] },
};

const order: readonly Feature[] = ['post-quantum', 'large-hello', 'ech', 'tls13', 'grease'];

/** Hellos with one feature fail where hellos without it succeed. */
export default rule({
  severity: 'error',
  cites: ['RFC 8446 §4.1.2', 'RFC 8701 §1', 'https://tldr.fail/'],
  summary: 'The server, or a box before it, does not bear something new in the ClientHello.',
  proof:
    'No answer to a ClientHello that arrived, where other hellos to the same address, all without one of its ' +
    'features, succeeded. A hello that did not arrive is tcp/client-hello-lost or tcp/path-mtu-black-hole, unless ' +
    'its short last packet vanished with the long ones, which no narrow path does.',
  stage: 'client-hello',
  silenceOf: ['server'],

  needs: ['no-handshake'],
  match(story, around) {
    const { client, server, tls } = story;
    if (!client.hello || tls.completed || !serverSaidNothing(story)) return;
    const end = firstEnd(story);
    const isOver = server.silence?.value.acked || isWhollyLost(story);
    const unanswered = isOver ? (server.silence ?? client.resent) : undefined;
    const ended = end?.who === 'server' ? end.seen : unanswered;
    const healthy = ended && around.differsFromHealthy(story);
    if (!healthy) return;
    const suspects = suspectsOf(healthy.value.features);
    if (suspects.length === 0) return;
    return { hello: client.hello, ended, healthy, suspects };
  },

  certainty: ({ suspects, healthy }) =>
    isPlain(suspects) && !healthy.value.name && healthy.value.connections > 1 ? 'likely' : 'possible',

  explain: ({ healthy, suspects }, story) => {
    const names = list(suspects.flatMap((one) => stumblingBlocks[one]?.name ?? []));
    return {
      what:
        `${sentence(party(story, 'server'))} gave no answer to a ClientHello with ${names}; ` +
        `${count(healthy.value.connections, 'handshake')} with the same address whose hello had nothing of the ` +
        'kind succeeded.',
      why:
        'Old servers, load balancers and firewalls parse the ClientHello by rules of their time, and drop what ' +
        'they do not expect.',
      fix: 'Update the server or box that reads the ClientHello first; until then leave the feature out in the client.',
      blame: 'middlebox',
      causes: [
        {
          text: `Something before the TLS library does not bear ${names}.`,
          likelihood: suspects.length === 1 ? 'high' : 'medium',
          why: 'That is what this hello has and none of the healthy ones had.',
        },
        {
          text: 'Another difference between the clients (address, name) decides.',
          likelihood: 'medium',
          why: healthy.value.name
            ? 'Nor did any healthy connection ask for this name.'
            : 'A capture shows that they go together, not that one makes the other.',
        },
      ],
      next: [...abTests(suspects, story)],
    };
  },
});

/** A hello is long because of its post-quantum key share: one difference, not two. The likeliest comes first. */
function suspectsOf(features: readonly Feature[]): Feature[] {
  const known = order.filter((feature) => features.includes(feature));
  return known.includes('post-quantum') ? known.filter((feature) => feature !== 'large-hello') : known;
}

/** Of what browsers bring along, length is what is stumbled over; GREASE has been sent by all of them since 2016. */
function isPlain([first, ...more]: readonly Feature[]): boolean {
  return more.length === 0 || first === 'post-quantum' || first === 'large-hello';
}

function abTests(suspects: readonly Feature[], story: Story): NextStep[] {
  const without = suspects.flatMap((one) => stumblingBlocks[one]?.without ?? []).slice(0, 2);
  return [
    ...(without.length > 0 ? [{ text: 'Without it: does it pass?', command: sClient(target(story), ...without) }] : []),
    { text: 'And as your OpenSSL would say it.', command: sClient(target(story)) },
  ];
}

import { isBefore } from '../../bytes/instant.js';
import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Reset, Story } from '../../story/story.js';
import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import { after, firstEnd, serverSaidNothing, sni, target, waited } from '../look-ups.js';
import { originCauses, originSteps, resetOrigin } from '../reset-origin.js';
import { isLargeHello } from '../hello-size.js';
import { type Cause, type NextStep, rule } from '../rule.js';
import { count, party, sentence } from '../words.js';

type Filtered = {
  readonly hello: Fact<unknown>;
  /** It cut by a reset of its own … */
  readonly rst?: Fact<Reset>;
  /** … or by letting the hello vanish. */
  readonly again?: Fact<number>;
  readonly others: Fact<Tally>;
  readonly repeated: boolean;
};

/** Somebody on the way reads the name in the ClientHello and does not like it. */
export default rule<Filtered>({
  severity: 'error',
  certainty: ({ repeated }) => (repeated ? 'likely' : 'possible'),
  cites: ['RFC 8744 §2.1', 'RFC 9293 §3.5.2', 'https://www.icir.org/vern/papers/reset-injection.ndss09.pdf'],
  summary: 'A box on the way cuts connections that ask for one name.',
  proof:
    'A RST right after the ClientHello, from another distance (TTL) than the server, while the same address serves ' +
    'other names. From the same distance it may be the server itself: tcp/reset-after-client-hello. Or a small ' +
    'ClientHello that never arrives, more than once, while those for other names do, before and after.',
  stage: 'client-hello',
  silenceOf: ['server'],

  match(story, around) {
    const { client } = story;
    if (!client.hello || sni(story) === undefined || !serverSaidNothing(story)) return;
    const rst = foreignReset(story);
    const again = isSwallowed(story) ? client.resent : undefined;
    const others = rst || again ? around.differsFromHealthy(story) : undefined;
    if (!others?.value.name) return;
    const repeated = rst !== undefined || isOnlyThisName(story, others, around.failedAtServer(story));
    return { hello: client.hello, rst, again, others, repeated };
  },

  explain: ({ hello, rst, others, repeated }, story) => {
    const name = sni(story);
    const origin = rst && resetOrigin(story.server, rst.value);
    const { address } = story.server.endpoint;
    return {
      what: rst
        ? `${sentence(after(waited(hello, rst)))} the client asked for ${name}, a reset came in the name of ` +
          `${party(story, 'server')}, but from another distance: TTL ${origin?.ttl}, where the server's packets ` +
          `have ${origin?.usualTtl}.`
        : `The client sent its ClientHello for ${name} ${count(story.client.retransmissions + 1, 'time')} to ` +
          `${party(story, 'server')}, and nothing of it was confirmed, though the connection had opened.`,
      why:
        `The same address serves other names (${count(others.value.connections, 'healthy handshake')} in this ` +
        `capture), and none for this one succeeds. ${rst ? clientErrors.reset : clientErrors.timeout}`,
      fix: `Find the filter between client and server that blocks ${name}, and have the name allowed there.`,
      blame: 'middlebox',
      causes: [
        {
          text: `A firewall, proxy or filter reads the server name and blocks ${name}.`,
          likelihood: 'high',
          why: 'The name stands readable in the ClientHello, and only connections with it are cut.',
        },
        ...originCauses(origin),
        ...(rst ? [] : [chance(repeated)]),
      ],
      next: [
        {
          text: 'The same address with a harmless name: if that passes, the name is what is filtered.',
          command: sClient({ ...target(story), name: 'example.com' }),
        },
        ...originSteps(origin, address),
        ...(rst ? [hopStep(story)] : []),
      ],
    };
  },
});

function hopStep({ server: { endpoint } }: Story): NextStep {
  return {
    text: 'At which hop does the reset arise? Raise the hops until it comes.',
    command: `traceroute -n -T -p ${endpoint.port} ${endpoint.address}`,
  };
}

function chance(repeated: boolean): Cause {
  return {
    text: 'It has nothing to do with the name: packets were lost, or the accept queue of the server was full.',
    likelihood: repeated ? 'low' : 'medium',
    why: repeated ? 'It hit this name more than once, and other names at the same time not at all.' : 'It was seen once.',
  };
}

function foreignReset(story: Story): Fact<Reset> | undefined {
  const { rst } = story.server;
  const origin = rst && resetOrigin(story.server, rst.value);
  return firstEnd(story)?.who === 'server' && origin?.suspect === 'likely a box between' ? rst : undefined;
}

/** A hello of one packet that never arrived; a large one may have died of its size. */
function isSwallowed(story: Story): boolean {
  const { client, server, tcp } = story;
  const lost = client.acked === 0 && client.retransmissions > 1 && !server.rst && !server.fin;
  return lost && tcp.established !== undefined && !isLargeHello(story);
}

/** Not the moment: hellos for other names got through before and after, and this is not the only one that did not. */
function isOnlyThisName({ first }: Story, { value }: Fact<Tally>, failed: Fact<Tally> | undefined): boolean {
  return failed !== undefined && isBefore(value.first, first) && isBefore(first, value.last);
}

import type { Around, Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { alertSentence, decisiveAlert, type Sent } from '../alert/place.js';
import { isBlameless } from '../certificate/fault.js';
import { presented, requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { oddity } from '../server-name.js';
import { count, said, sentence } from '../words.js';

type Found = Sent & {
  readonly name: string;
  readonly odd: string;
  readonly healthy?: Fact<Tally>;
};

/** How servers refuse a ClientHello that they cannot read: Go by unexpected_message, Java by illegal_parameter. */
const REFUSALS: ReadonlySet<number> = new Set([10, 47, 50]);

/** How clients refuse a certificate that does not bear the name. */
const DISBELIEFS: ReadonlySet<number> = new Set([42, 46]);

/** A server name that is no host name, over which one side stumbles. */
export default rule<Found>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 6066 §3', 'RFC 9525 §6.3'],
  summary: 'The name that the client asks for is not a plain host name, and one side does not take it.',
  proof:
    'Read from the server name in the ClientHello: an address, a name with a dot at its end or with an underscore. Then ' +
    'either the server refuses that ClientHello as malformed (unexpected_message from Go, illegal_parameter from Java, ' +
    'decode_error), or the client refuses a good certificate as one for another name, which is how OpenSSL takes the dot. ' +
    'Many servers and clients take such names without a word; upper case is taken by all.',
  stage: 'client-hello',
  outranks: ['certificate/unknown-ca'],

  needs: ['alert'],
  match(story, around) {
    const name = requestedHost(story);
    const odd = name && oddity(name);
    const sent = decisiveAlert(story);
    if (!name || !odd || !sent || !isAboutName(story, around, sent, name)) return;
    return { ...sent, name, odd, hello: story.client.hello, healthy: around.healthyAtServer(story) };
  },

  explain({ name, odd, healthy, ...sent }, story) {
    const plain = name.replace(/\.$/, '');
    return {
      what: alertSentence(story, sent),
      why: said(
        `The client asked for "${name}". ${odd}`,
        sent.from === 'server' ? refusedWords : 'It compares the certificate with the name as it is, dot and all.',
        healthy && `${sentence(count(healthy.value.connections, 'other connection'))} to the same server completed.`,
      ),
      fix: name === plain ? 'Call the server by a plain host name.' : `Write "${plain}", without the dot, in the client's address.`,
      blame: 'client',
      next: [{ text: 'With a plain name', command: sClient({ ...targetOf(story, name), name: name === plain ? undefined : plain }) }],
    };
  },
});

const refusedWords = 'A strict server takes such a ClientHello for malformed: Go does so with the dot, Java with dot and underscore.';

function isAboutName(story: Story, around: Around, { alert, from }: Sent, name: string): boolean {
  const { code } = alert.value;
  if (from === 'server') return !story.server.hello && REFUSALS.has(code);
  const seen = name.endsWith('.') && DISBELIEFS.has(code) ? presented(story, around.policy) : undefined;
  return seen !== undefined && isBlameless(seen);
}

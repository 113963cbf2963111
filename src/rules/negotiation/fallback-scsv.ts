import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { alertSentence, decisive, type Sent } from '../alert/place.js';
import { shellWord } from '../commands.js';
import { rule } from '../rule.js';
import { said } from '../words.js';
import { versionsOffered } from './offer.js';

type Found = Sent & { readonly earlier?: Fact<Tally> };

/** The server refuses a second try at a lower version. */
export default rule<Found>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 7507 §3'],
  summary: 'The client tried again with an older version than it has, and the server rightly refused.',
  proof:
    'Proven by the alert inappropriate_fallback (86) and TLS_FALLBACK_SCSV in the ClientHello. The fault is in ' +
    'an earlier connection of the same client.',
  stage: 'client-hello',

  match(story, around) {
    const sent = decisive(story, 86);
    return sent?.from === 'server'
      ? { ...sent, hello: story.client.hello, earlier: around.failedAtServer(story) }
      : undefined;
  },

  explain(found, story) {
    const hello = story.client.hello?.value;
    return {
      what: alertSentence(story, found),
      why: said(
        hello && `The client offers ${versionsOffered(hello)} and marks this as a second try.`,
        'The server knows a higher version, so the first try should not have failed.',
      ),
      fix: 'Find out why the first try failed: it is an earlier connection of this client to the same server.',
      blame: 'client',
      causes: [
        {
          text: 'An earlier connection at a higher version failed for another reason (reset, timeout, a box in between)',
          likelihood: 'high',
          why: found.earlier
            ? 'Other connections to this server failed as well (see their frames).'
            : 'The client says by the marker that it fell back.',
        },
      ],
      next: [
        {
          text: "List this client's connections",
          command: `tlswhy CAPTURE --where ${shellWord(`client:${story.client.endpoint.address}`)}`,
        },
      ],
    };
  },
});

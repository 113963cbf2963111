import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { alertSentence, decisive, type Sent } from '../alert/place.js';
import { shellWord } from '../commands.js';
import { rule } from '../rule.js';
import { said } from '../words.js';
import { versionsOffered } from './offer.js';

type Found = Sent & { readonly answer?: Fact<unknown>; readonly earlier?: Fact<Tally> };

const byItself = 'The client tried again with an older version than both sides have, and gave up when it saw that';

/** A second try at a lower version is refused: by the server, or by the client itself when it sees the mark. */
export default rule<Found>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 7507 §3'],
  summary: 'The client tried again with an older version than it has, and the server rightly refused.',
  proof:
    'Proven by the alert inappropriate_fallback (86) and TLS_FALLBACK_SCSV in the ClientHello. A server that goes ' +
    'along (Java) but marks its random ("DOWNGRD") is refused by the client with illegal_parameter (47). The fault ' +
    'is in an earlier connection of the same client.',
  stage: 'client-hello',

  needs: ['alert'],
  match(story, around) {
    const sent = decisive(story, 86, 47);
    if (!sent || (sent.from === 'server' ? sent.alert.value.code !== 86 : !tookTheMark(story))) return;
    const answer = sent.from === 'client' ? story.server.hello : undefined;
    return { ...sent, hello: story.client.hello, answer, earlier: around.failedJustBefore(story) };
  },

  explain(found, story) {
    const hello = story.client.hello?.value;
    return {
      title: found.from === 'client' ? byItself : undefined,
      what: alertSentence(story, found),
      why: said(
        hello && `The client offers ${versionsOffered(hello)} and marks this as a second try.`,
        found.answer
          ? "The mark in the server's random says that it knows a higher version, so the first try should not have " +
              'failed.'
          : 'The server knows a higher version, so the first try should not have failed.',
      ),
      fix: 'Find out why the first try failed: it is an earlier connection of this client to the same server.',
      blame: 'client',
      causes: [
        {
          text: 'An earlier connection at a higher version failed for another reason (reset, timeout, a box in between)',
          likelihood: 'high',
          why: found.earlier
            ? 'A connection of this client to this server failed just before (see its frame).'
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

function tookTheMark({ client, server }: Story): boolean {
  return client.hello?.value.fallbackScsv === true && server.hello?.value.downgradeSentinel !== undefined;
}

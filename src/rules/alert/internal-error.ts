import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { count, said, sentence } from '../words.js';
import { readAlert } from './meanings.js';
import { alertSentence, decisive, placeOf, type Sent } from './place.js';

type Found = Sent & { readonly healthy?: Fact<Tally> };

/** One side failed for a reason of its own. */
export default rule<Found>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §6.2'],
  summary: 'One side ended the connection because of a fault of its own.',
  proof:
    "Proven by the alert internal_error (80). It says whose fault it is, and not what it is: only that side's " +
    "log can tell. It is no verdict on the other side's certificate.",

  match(story, around) {
    const sent = decisive(story, 80);
    return sent && { ...sent, healthy: sent.from === 'server' ? around.healthyAtServer(story) : undefined };
  },

  explain(sent, story) {
    const { from, healthy } = sent;
    const name = requestedHost(story);
    const target = targetOf(story, name);
    const reading = readAlert(80, from, placeOf(sent.alert, story));
    return {
      title: `The ${from} ended the connection because of a fault of its own (internal_error)`,
      what: alertSentence(story, sent),
      why: said(
        reading.means,
        healthy &&
          `${sentence(count(healthy.value.connections, 'other connection'))} to this server completed: it ` +
            'depends on the name, the hello, or the moment.',
        'The alert cannot say more; the log can.',
      ),
      fix: reading.fix,
      blame: from,
      causes:
        from === 'server'
          ? [
              {
                text: 'No usable certificate or key for this name',
                likelihood: 'medium',
                why: name ? `The client asked for "${name}".` : 'The client sent no server name.',
              },
              {
                text: 'A failing hook, key module or lack of memory',
                likelihood: healthy ? 'low' : 'medium',
                why: healthy
                  ? 'Other connections completed.'
                  : 'No other connection to this server completed in this capture.',
              },
            ]
          : [
              {
                text: "The client's own check, hook or key module failed",
                likelihood: 'high',
                why: 'The client sent the alert.',
              },
            ],
      next: [
        ...reading.next(target),
        ...(from === 'server' ? [{ text: 'Does it happen with another client?', command: sClient(target) }] : []),
      ],
    };
  },
});

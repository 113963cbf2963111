import { requestedHost } from '../certificate/presented.js';
import { targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { count, said } from '../words.js';
import { readAlert } from './meanings.js';
import { alertSentence, decisive, placeOf, type Sent } from './place.js';

/** An encrypted record did not decrypt to what was sent. */
export default rule<Sent>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §5.2', 'RFC 8446 §6.2'],
  summary: 'One side could not decrypt what the other side sent.',
  proof:
    'Proven by the alert bad_record_mac (20). At the very first encrypted record it means different keys; after ' +
    'many good ones, bytes that changed on the way.',

  match: (story) => decisive(story, 20),

  explain(sent, story) {
    const other = sent.from === 'client' ? 'server' : 'client';
    const before = story[other].encryptedCount;
    const reading = readAlert(20, sent.from, placeOf(sent.alert, story));
    const isFirst = before <= 2 && !story.tls.completed;
    return {
      title: `The ${sent.from} could not decrypt what the ${other} sent (bad_record_mac)`,
      what: alertSentence(story, sent),
      why: said(
        `The ${other} had sent ${count(before, 'encrypted record')} by then.`,
        isFirst
          ? 'It failed at the very beginning, so the two sides hold different keys: a TLS bug, or a box that ' +
              'rewrites the handshake.'
          : 'Earlier ones were good, so bytes changed on the way, or one side lost count.',
        reading.unlike,
      ),
      fix: reading.fix,
      blame: isFirst ? 'unknown' : 'network',
      causes: [
        {
          text: 'A bug in one of the TLS stacks, or a device that rewrites TLS',
          likelihood: isFirst ? 'high' : 'medium',
          why: `It happened after ${count(before, 'encrypted record')}.`,
        },
        {
          text: 'Bytes damaged on the way (network card, driver, tunnel) past the TCP check sum',
          likelihood: isFirst ? 'low' : 'high',
          why:
            `${count(story.client.retransmissions + story.server.retransmissions, 'retransmission')} in this ` +
            'connection.',
        },
      ],
      next: reading.next(targetOf(story, requestedHost(story))),
    };
  },
});

import { requestedHost } from '../certificate/presented.js';
import { targetOf } from '../commands.js';
import { rule, type Cause } from '../rule.js';
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
    'Proven by the alert bad_record_mac (20). Within the handshake it mostly means different keys; after many good ' +
    'records, bytes that changed on the way.',

  yields: true,

  needs: ['alert'],
  match: (story) => decisive(story, 20),

  explain(sent, story) {
    const other = sent.from === 'client' ? 'server' : 'client';
    const before = story[other].encryptedCount;
    const reading = readAlert(20, sent.from, placeOf(sent.alert, story));
    const isEarly = !story.tls.completed;
    return {
      title: `The ${sent.from} could not decrypt what the ${other} sent (bad_record_mac)`,
      what: alertSentence(story, sent),
      why: said(
        `The ${other} had sent ${count(before, 'encrypted record')} by then.`,
        isEarly
          ? 'It failed within the handshake: the two sides hold different keys (a TLS bug, or a box that rewrites ' +
              'the handshake), or bytes changed on the way.'
          : 'Earlier ones were good, so bytes changed on the way, or one side lost count.',
        reading.unlike,
      ),
      fix: reading.fix,
      blame: isEarly ? 'unknown' : 'network',
      causes: [
        ...(isEarly && story.server.retryRequest ? [anotherNode] : []),
        {
          text: 'A bug in one of the TLS stacks, or a device that rewrites TLS',
          likelihood: isEarly ? 'high' : 'medium',
          why: `It happened after ${count(before, 'encrypted record')}.`,
        },
        {
          text: 'Bytes damaged on the way (network card, driver, tunnel) past the TCP check sum',
          likelihood: isEarly ? 'medium' : 'high',
          why:
            `${count(story.client.retransmissions + story.server.retransmissions, 'retransmission')} in this ` +
            'connection.',
        },
      ],
      next: reading.next(targetOf(story, requestedHost(story))),
    };
  },
});

const anotherNode: Cause = {
  text: 'The second ClientHello reached another server than the first (a balancer that splits one connection)',
  likelihood: 'medium',
  why: 'A HelloRetryRequest came before, and whoever did not send it gets other keys.',
};

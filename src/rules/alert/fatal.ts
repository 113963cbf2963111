import type { Around } from '../../story/around.js';
import type { Story } from '../../story/story.js';
import { requestedHost } from '../certificate/presented.js';
import { atFault, seenElsewhere, type Elsewhere } from '../certificate/seen-elsewhere.js';
import { targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { said } from '../words.js';
import { alertMeaning, readAlert } from './meanings.js';
import { alertSentence, decisiveAlert, placeOf, type Sent } from './place.js';

/** These have a rule in this folder that knows more. */
const special = new Set([20, 80, 112, 120]);

/** What a client says of a certificate: 42 to 46. */
const ofCertificate = new Set([42, 43, 45, 46]);

interface Found extends Sent {
  /** TLS 1.3 hides the certificate that the client refused, and another connection shows it. */
  readonly elsewhere?: Elsewhere;
}

/** One side ended the connection with a fatal alert: what it means from this side at this place. */
export default rule<Found>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §6.2', 'RFC 5246 §7.2.2'],
  summary: 'One side ended the connection with a fatal alert.',
  proof:
    'Proven by the alert itself. Not counted: warnings, and an alert that answers a connection already closed. ' +
    'Where both sides send one, the earlier counts.',

  yields: true,

  needs: ['alert'],
  match(story, around) {
    const sent = decisiveAlert(story);
    return sent && !special.has(sent.alert.value.code) ? { ...sent, elsewhere: refusedOne(sent, story, around) } : undefined;
  },

  explain(sent, story) {
    const { name, code } = sent.alert.value;
    const reading = readAlert(code, sent.from, placeOf(sent.alert, story));
    return {
      title: `The ${sent.from} says that ${alertMeaning(code).says} (${name}, ${code})`,
      what: alertSentence(story, sent),
      why: said(reading.means, reading.unlike),
      fix: reading.fix,
      blame: reading.blame,
      causes: atFault(sent.elsewhere, reading.causes ?? []),
      next: reading.next(targetOf(story, requestedHost(story))),
    };
  },
});

function refusedOne({ alert, from }: Sent, story: Story, around: Around): Elsewhere | undefined {
  const elsewhere = from === 'client' && ofCertificate.has(alert.value.code) ? seenElsewhere(story, around) : undefined;
  return elsewhere?.value.fault === undefined ? undefined : elsewhere;
}

import { requestedHost } from '../certificate/presented.js';
import { targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { said } from '../words.js';
import { alertMeaning, readAlert } from './meanings.js';
import { alertSentence, decisiveAlert, placeOf, type Sent } from './place.js';

/** These have a rule in this folder that knows more. */
const special = new Set([20, 80, 112, 120]);

/** One side ended the connection with a fatal alert: what it means from this side at this place. */
export default rule<Sent>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §6.2', 'RFC 5246 §7.2.2'],
  summary: 'One side ended the connection with a fatal alert.',
  proof:
    'Proven by the alert itself. Not counted: warnings, and an alert that answers a connection already closed. ' +
    'Where both sides send one, the earlier counts.',

  yields: true,

  needs: ['alert'],
  match(story) {
    const sent = decisiveAlert(story);
    return sent && !special.has(sent.alert.value.code) ? sent : undefined;
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
      causes: reading.causes,
      next: reading.next(targetOf(story, requestedHost(story))),
    };
  },
});

import type { Story } from '../../story/story.js';
import { showChain, showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { sentence } from '../words.js';
import { clockEvidence, onPath, othersAccept } from './dates.js';
import { answersTo, certaintyBy, fault, severityBy } from './fault.js';
import { called, dateBeside, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';

/** The server shows a certificate before its first day. */
export default rule({
  severity: 'error',
  severityOf: severityBy(answersTo.notYetValid),
  certainty: certaintyBy(answersTo.notYetValid),
  cites: ['RFC 5280 §4.1.2.5', 'RFC 8446 §6.2'],
  summary: "The server's certificate is not valid yet.",
  proof:
    "Proven by the notBefore of the server's certificate against the time of the packet. The client says 42 " +
    '(OpenSSL, Go) or 45 (BoringSSL, rustls): ' +
    'the code alone would pass for a bad or an expired certificate.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca', 'certificate/self-signed', 'certificate/missing-intermediate'],

  needs: ['certificates'],
  match(story, around) {
    const found = fault(story, around, (seen) => onPath(seen.path.notYetValid, seen));
    return found && { ...found, others: othersAccept(story, around) };
  },

  explain({ seen, taken, detail: [first], others }, story) {
    return {
      what: receptionSentence(story, taken),
      why: `${sentence(called(first, seen))} becomes valid on ${dateBeside(first.validity.from, seen)}.`,
      fix:
        'Set the clocks right (client, server and the machine of the CA), or have the certificate issued with an ' +
        'earlier first day.',
      blame: 'server',
      causes: [
        {
          text: "The CA's clock is ahead, or it dates certificates into the future",
          likelihood: 'high',
          why: 'By the clock of the capture the first day has not come.',
        },
        {
          text: 'The machine of the capture and the client are behind',
          likelihood: 'medium',
          why: clockEvidence(others),
        },
      ],
      next: [
        { text: 'Compare the clocks of client, server and CA', command: 'date -u; timedatectl' },
        { text: 'See the dates of what is served', command: showDates(first === seen.leaf, story) },
      ],
    };
  },
});

function showDates(isLeaf: boolean, story: Story): string {
  const target = targetOf(story, requestedHost(story));
  return isLeaf ? showLeaf(target, '-dates') : showChain(target, 'Not (Before|After)');
}

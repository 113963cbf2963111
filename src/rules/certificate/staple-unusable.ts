import type { Story } from '../../story/story.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { answersTo, certaintyBy, fault, isFatal, severityBy } from './fault.js';
import { dateBeside, nameOf, requestedHost, type Presented } from './presented.js';
import { receptionSentence } from './reception.js';
import { stapled, type Stapled } from './staple.js';

/** What the server staples is no answer that a client may go by. */
export default rule({
  severity: 'error',
  severityOf: severityBy(answersTo.staple),
  certainty: certaintyBy(answersTo.staple),
  cites: ['RFC 6960 §4.2.2.1', 'RFC 6066 §8', 'RFC 8446 §4.4.2.1'],
  summary: 'The OCSP answer that the server staples is out of date, or no answer about its certificate.',
  proof:
    'Proven by the CertificateStatus message: its nextUpdate lies before the time of the packet (or its thisUpdate ' +
    'after it), it speaks of another serial number, it reports an error, or its signature is not of the issuer. ' +
    'Firefox, Java and clients of must-staple certificates refuse it (113, 46); most others ignore it.',
  stage: 'certificate',

  match(story, around) {
    const found = fault(story, around, (seen) => problemOf(story, seen));
    return found && { ...found, staple: found.detail.stapled.seen };
  },

  explain: ({ detail, taken, ...found }, story) => ({
    what: receptionSentence(story, taken),
    why: `${detail.problem} ${isFatal({ detail, taken, ...found }, answersTo.staple) ? refused : passed}`,
    fix:
      'Let the server reach the OCSP responder of its CA (DNS, firewall, proxy), reload it, and have it fetch the ' +
      'answer anew before the old one ends.',
    blame: 'server',
    causes: [
      {
        text: 'The server cannot reach the OCSP responder, and goes on with what it has',
        likelihood: detail.isStale ? 'high' : 'medium',
        why: detail.isStale ? 'The answer was good once.' : 'What it staples is no good answer.',
      },
      {
        text: 'The answer is read from a file that nobody renews, or that belongs to the certificate before',
        likelihood: 'medium',
        why: 'A renewed certificate needs a new answer (nginx ssl_stapling_file, HAProxy .ocsp).',
      },
      {
        text: "The clock of the capture, or the server's, is wrong",
        likelihood: 'low',
        why: 'Dates are judged by the clock of the capture.',
      },
    ],
    next: [
      {
        text: 'See the answer that the server staples',
        command: `${sClient(targetOf(story, requestedHost(story)), '-status')} 2>/dev/null | grep -A 20 'OCSP response'`,
      },
    ],
  }),
});

const refused = 'The client does not accept it.';
const passed = 'This client went on; Firefox and Java refuse it.';

interface Problem {
  readonly stapled: Stapled;
  /** A sentence. */
  readonly problem: string;
  readonly isStale: boolean;
}

function problemOf(story: Story, seen: Presented): Problem | undefined {
  const found = stapled(story, seen);
  const problem = found && sentenceOf(found, seen);
  if (!found || problem === undefined) return undefined;
  return { stapled: found, problem, isStale: isStale(found, seen) };
}

function sentenceOf(found: Stapled, seen: Presented): string | undefined {
  const { staple, answer, isForged } = found;
  if (!staple) return 'What the server staples is no OCSP answer.';
  if (staple.outcome !== 'successful') return `The server staples an error of its CA's responder ("${staple.outcome}").`;
  if (!answer) return `The OCSP answer that the server staples is about another certificate than "${nameOf(seen.leaf)}".`;
  if (isForged) return 'The OCSP answer that the server staples is not signed by the issuer of the certificate.';
  if (isStale(found, seen)) {
    return `The OCSP answer that the server staples was good until ${dateBeside(answer.nextUpdate ?? NaN, seen)}.`;
  }
  if (answer.thisUpdate - CLOCK_MS > seen.at) {
    return `The OCSP answer that the server staples begins on ${dateBeside(answer.thisUpdate, seen)}.`;
  }
  return answer.status === 'unknown' ? 'The OCSP answer that the server staples says that the CA does not know it.' : undefined;
}

/** Clients let clocks differ a little. */
const CLOCK_MS = 5 * 60_000;

function isStale({ answer }: Stapled, { at }: Presented): boolean {
  return answer?.nextUpdate !== undefined && answer.nextUpdate + CLOCK_MS < at;
}

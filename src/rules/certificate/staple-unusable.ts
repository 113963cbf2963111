import type { Story } from '../../story/story.js';
import { said } from '../words.js';
import { sClient, targetOf } from '../commands.js';
import { rule, type Cause } from '../rule.js';
import { answersTo, certaintyBy, fault, isFatal, severityBy } from './fault.js';
import { called, dateBeside, nameOf, requestedHost, type Presented } from './presented.js';
import { receptionSentence, type Reception } from './reception.js';
import { isEarly, isStale, stapled, type Stapled } from './staple.js';

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

  needs: ['certificates'],
  match(story, around) {
    const found = fault(story, around, (seen) => problemOf(story, seen));
    return found && { ...found, staple: found.detail.seen };
  },

  explain: ({ detail, taken, ...found }, story) => ({
    what: receptionSentence(story, taken),
    why: said(problems[detail.kind](detail, found.seen), isFatal({ detail, taken, ...found }, answersTo.staple) ? refused : passed(taken)),
    fix:
      'Let the server reach the OCSP responder of its CA (DNS, firewall, proxy), reload it, and have it fetch the ' +
      'answer anew before the old one ends.',
    blame: 'server',
    causes: causes[detail.kind],
    next: [
      {
        text: 'See the answer that the server staples',
        command: `${sClient(targetOf(story, requestedHost(story)), '-status')} 2>/dev/null | grep -A 20 'OCSP response'`,
      },
    ],
  }),
});

const refused = 'The client does not accept it.';

function passed({ how }: Reception): string {
  if (how === 'accepted') return 'This client went on; Firefox and Java refuse it.';
  if (how === 'left-after') return 'Perhaps for this: so does curl with --cert-status.';
  return 'Firefox and Java refuse it.';
}

type Kind = 'no-answer' | 'error' | 'other' | 'forged' | 'stale' | 'early' | 'unknown';

interface Problem extends Stapled {
  readonly kind: Kind;
}

function problemOf(story: Story, seen: Presented): Problem | undefined {
  const found = stapled(story, seen);
  const kind = found && kindOf(found, seen);
  return found && kind && { ...found, kind };
}

function kindOf({ staple, answer, isForged }: Stapled, { at }: Presented): Kind | undefined {
  if (!staple) return 'no-answer';
  if (staple.outcome !== 'successful') return 'error';
  if (!answer) return 'other';
  if (isForged) return 'forged';
  if (isStale(answer, at)) return 'stale';
  if (isEarly(answer, at)) return 'early';
  return answer.status === 'unknown' ? 'unknown' : undefined;
}

/** A sentence each. */
const problems: Readonly<Record<Kind, (found: Problem, seen: Presented) => string>> = {
  'no-answer': () => 'What the server staples is no OCSP answer.',
  error: ({ staple }) => `The server staples an error of its CA's responder ("${staple?.outcome}").`,
  other: (_, { leaf }) => `The OCSP answer that the server staples is about another certificate than "${nameOf(leaf)}".`,
  forged: () => 'The OCSP answer that the server staples is not signed by the issuer of the certificate.',
  stale: ({ answer }, seen) =>
    `The OCSP answer that the server staples was good until ${dateBeside(answer?.nextUpdate ?? NaN, seen)}.`,
  early: ({ answer }, seen) =>
    `The OCSP answer that the server staples begins on ${dateBeside(answer?.thisUpdate ?? NaN, seen)}.`,
  unknown: (_, seen) => `The OCSP answer that the server staples says that the CA does not know ${called(seen.leaf, seen)}.`,
};

const unreachable: Cause = {
  text: 'The server cannot reach the OCSP responder, and goes on with what it has',
  likelihood: 'high',
  why: 'The answer was good once.',
};

const oldFile: Cause = {
  text: 'The answer is read from a file that nobody renews, or that belongs to the certificate before',
  likelihood: 'medium',
  why: 'A renewed certificate needs a new answer (nginx ssl_stapling_file, HAProxy .ocsp).',
};

const wrongClock: Cause = {
  text: "The clock of the capture, or the server's, is wrong",
  likelihood: 'low',
  why: 'Dates are judged by the clock of the capture.',
};

const wrongFile: Cause = { ...oldFile, likelihood: 'high' };

const wrongResponder: Cause = {
  text: 'The server asks a responder that is not the one of this CA',
  likelihood: 'medium',
  why: 'The certificate says which one is (Authority Information Access), and a setting may overrule it.',
};

const failing: Cause = {
  text: "The CA's responder is overloaded or refuses the server, which passes its error on",
  likelihood: 'high',
  why: 'An error is not signed, and says nothing of the certificate.',
};

const notEntered: Cause = {
  text: "The certificate is not in the responder's books: just issued, or issued past them",
  likelihood: 'high',
  why: 'The answer is signed in the name of the CA.',
};

const causes: Readonly<Record<Kind, readonly Cause[]>> = {
  'no-answer': [wrongFile],
  error: [failing, oldFile],
  other: [wrongFile, wrongResponder],
  forged: [{ ...wrongResponder, likelihood: 'high' }, oldFile],
  stale: [unreachable, oldFile, wrongClock],
  early: [{ ...wrongClock, likelihood: 'high' }],
  unknown: [notEntered, wrongResponder],
};

import { distrust, type Distrust } from '../../x509/distrusted.js';
import { showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { answersTo, certaintyBy, fault, severityBy, type Fault } from './fault.js';
import { called, requestedHost, type Presented } from './presented.js';
import { receptionSentence } from './reception.js';

/** The issuer is a CA that browsers stopped to believe. */
export default rule<Fault<Distrust>>({
  severity: 'error',
  severityOf: severityBy(answersTo.policy),
  certainty: (found) => (found.seen.path.trusted ? certaintyBy(answersTo.policy)(found) : 'likely'),
  cites: ['https://wiki.mozilla.org/CA/Additional_Trust_Changes'],
  summary: "The server's certificate comes from a CA that browsers no longer trust.",
  proof:
    "Proven by the issuers' names and the date of issue, against the dates that Chrome and Mozilla announced. The lists " +
    'of other clients may lag behind: then some accept it, and some do not. Where the root is in no list any more, ' +
    'there is only its name, which anybody can write: then likely.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca', 'certificate/missing-intermediate'],

  needs: ['certificates'],
  match: (story, around) => fault(story, around, distrusted),

  explain: ({ seen, taken, detail }, story) => ({
    what: receptionSentence(story, taken),
    why: `The chain of ${called(seen.leaf, seen)} leads to ${detail.name}: ${detail.rule}.`,
    fix: 'Have the certificate issued by another CA.',
    blame: 'server',
    next: [
      {
        text: 'See issuer and date of issue',
        command: showLeaf(targetOf(story, requestedHost(story)), '-issuer', '-startdate'),
      },
    ],
  }),
});

/** A chain that breaks off leads nowhere yet, and one that only borrows the name of a known root is a forgery. */
function distrusted({ leaf, path, at }: Presented): Distrust | undefined {
  if (path.missingIntermediate || path.namesakes.length > 0) return undefined;
  return distrust(path.path[path.path.length - 1].issuer, leaf.validity.from, at, path.trusted);
}

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
  certainty: certaintyBy(answersTo.policy),
  cites: ['https://wiki.mozilla.org/CA/Additional_Trust_Changes'],
  summary: "The server's certificate comes from a CA that browsers no longer trust.",
  proof:
    "Proven by the issuers' names and the date of issue, against the dates that Chrome and Mozilla announced. The lists " +
    'of other clients may lag behind: then some accept it, and some do not.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca', 'certificate/missing-intermediate'],

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

function distrusted({ leaf, path, at }: Presented): Distrust | undefined {
  return distrust(path.path.map(({ issuer }) => issuer), leaf.validity.from, at, path.trusted);
}

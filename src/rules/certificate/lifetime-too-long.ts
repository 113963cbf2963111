import { showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { count, DAY, sentence } from '../words.js';
import { fault } from './fault.js';
import { called, requestedHost, type Presented } from './presented.js';

/** Most days that browsers allow, by the day of issue (CA/Browser Forum, Baseline Requirements §6.3.2). */
const LIMITS: readonly (readonly [from: number, days: number])[] = [
  [Date.UTC(2029, 2, 15), 47],
  [Date.UTC(2027, 2, 15), 100],
  [Date.UTC(2026, 2, 15), 200],
  [Date.UTC(2020, 8, 1), 398],
  [Date.UTC(2018, 2, 1), 825],
];

/** A certificate of a public CA that lives longer than browsers allow. */
export default rule({
  severity: 'warning',
  certainty: 'proven',
  cites: ['https://cabforum.org/working-groups/server/baseline-requirements/', 'RFC 5280 §4.1.2.5'],
  summary: "The server's certificate lives longer than browsers allow.",
  proof:
    "Proven by the dates of a certificate whose chain leads to a public root. Certificates of a company's own CA may " +
    'live as long as they like.',
  stage: 'certificate',

  needs: ['certificates'],
  match: (story, around) => fault(story, around, (seen) => (seen.isPublic ? tooLong(seen) : undefined)),

  explain: ({ seen, detail }, story) => ({
    what: `${sentence(called(seen.leaf, seen))} lives ${count(detail.days, 'day')}.`,
    why: `Of a public CA, Chrome and Safari accept at most ${count(detail.limit, 'day')} for one issued at that time.`,
    fix: 'Have a certificate issued that lives shorter, and have it renewed by a program (ACME).',
    blame: 'server',
    next: [{ text: 'See its dates', command: showLeaf(targetOf(story, requestedHost(story)), '-dates') }],
  }),
});

function tooLong({ leaf: { validity } }: Presented): { days: number; limit: number } | undefined {
  const limit = LIMITS.find(([from]) => validity.from >= from)?.[1];
  // The last second counts, so 398 days may look like 398 and a second less.
  const days = Math.ceil((validity.to - validity.from) / DAY);
  return limit !== undefined && days > limit ? { days, limit } : undefined;
}

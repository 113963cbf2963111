import type { Certificate } from '../../x509/certificate.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { count, list, said } from '../words.js';
import { fault, type Fault } from './fault.js';
import { nameOf, requestedHost, type Presented } from './presented.js';

/** The chain as sent is not the chain as needed. */
export default rule<Fault<string[]>>({
  severity: 'warning',
  severityOf: ({ seen }) => (seen.path.wrongOrder ? 'warning' : 'info'),
  certainty: 'proven',
  cites: ['RFC 8446 §4.4.2', 'RFC 5246 §7.4.2'],
  summary: 'The server sends its certificates in the wrong order, or more of them than needed.',
  proof:
    'Proven by the Certificate message: each certificate should be followed by its issuer, without copies, ' +
    'strangers or the root.',
  stage: 'certificate',

  match: (story, around) => fault(story, around, oddities),

  explain: ({ seen, detail }, story) => ({
    title: seen.path.wrongOrder
      ? 'The server sends its certificates in the wrong order'
      : 'The server sends more certificates than needed',
    what: `The server sent ${count(seen.path.sent, 'certificate')}.`,
    why: said(...detail, seen.path.wrongOrder && 'Most clients sort them; older and stricter ones fail.'),
    fix: "Put the leaf first, then each one's issuer, and leave the root and everything else out.",
    blame: 'server',
    next: [
      { text: 'See what is sent, in order', command: sClient(targetOf(story, requestedHost(story)), '-showcerts') },
    ],
  }),
});

function oddities({ path }: Presented): string[] | undefined {
  const quoted = (some: readonly Certificate[]) => list(some.map((one) => `"${nameOf(one)}"`));
  const found = [
    path.wrongOrder && 'They do not stand in the order of the chain.',
    path.duplicates.length > 0 && `Sent more than once: ${quoted(path.duplicates)}.`,
    path.trusted && path.extra.length > 0 && `Not needed: ${quoted(path.extra)}.`,
  ].filter((one) => typeof one === 'string');
  return found.length > 0 ? found : undefined;
}

import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { isTls13 } from '../../tls/names/names.js';
import type { Story } from '../../story/story.js';
import { answersTo, certaintyBy, fault, severityBy } from './fault.js';
import { called, requestedHost } from './presented.js';
import { sentence } from '../words.js';
import { receptionSentence } from './reception.js';

/** The certificate promises an OCSP staple, and the server sends none. */
export default rule({
  severity: 'error',
  severityOf: severityBy(answersTo.staple),
  certainty: certaintyBy(answersTo.staple),
  cites: ['RFC 7633 §4.2.3', 'RFC 6066 §8'],
  summary: 'The certificate demands a stapled OCSP answer (must-staple), and the server sends none.',
  proof:
    'Proven by the TLS feature extension of the certificate, a ClientHello that asks for a status, and a flight of ' +
    'the server without one. nginx sends none in its first answers after a start, while it fetches one: then only ' +
    'the first connections fail.',
  stage: 'certificate',

  needs: ['certificates'],
  match(story, around) {
    if (!story.client.hello?.value.statusRequest || story.server.certificateStatus || !hasAllSaid(story)) return;
    const found = fault(story, around, ({ leaf }) => (leaf.mustStaple ? true : undefined));
    return found && { ...found, hello: story.client.hello };
  },

  explain: ({ seen, taken }, story) => ({
    what: receptionSentence(story, taken),
    why:
      `${sentence(called(seen.leaf, seen))} says that its server always staples an OCSP answer (must-staple), the ` +
      'client asked for it, and the server sent none. Firefox and others refuse the connection for that.',
    fix:
      'Turn OCSP stapling on and let the server reach its CA\'s responder, or have the certificate issued without ' +
      'must-staple.',
    blame: 'server',
    causes: [
      {
        text: 'Stapling is not configured, or the server cannot reach the OCSP responder',
        likelihood: 'high',
        why: 'The client asked for a status and got none.',
      },
      {
        text: 'The server was just started, and has not fetched an answer yet (nginx fetches it at the first request)',
        likelihood: 'medium',
        why: 'Then the next connections work.',
      },
      {
        text: 'The CA has no OCSP service any more',
        likelihood: seen.leaf.extensions.ocsp?.length ? 'low' : 'high',
        why: seen.leaf.extensions.ocsp?.length
          ? `The certificate names ${seen.leaf.extensions.ocsp[0]}.`
          : 'The certificate names no OCSP responder.',
      },
    ],
    next: [
      {
        text: 'Twice: does the second one bring an answer?',
        command: `${sClient(targetOf(story, requestedHost(story)), '-status')} 2>/dev/null | grep -A 3 'OCSP response'`,
      },
    ],
  }),
});

/** Up to TLS 1.2 the status follows the certificate at once; what comes after it shows that none was sent. */
function hasAllSaid({ server, tls }: Story): boolean {
  return isTls13(tls.version?.value ?? 0) || server.keyExchange !== undefined || server.helloDone !== undefined;
}

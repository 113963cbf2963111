import { isTls13 } from '../../tls/names/names.js';
import type { Story } from '../../story/story.js';
import { showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { sentence } from '../words.js';
import { fault } from './fault.js';
import { called, requestedHost, type Presented } from './presented.js';

/** Chrome and Safari ask for it of all that was issued since (Certificate Transparency). */
const ASKED_SINCE = Date.UTC(2018, 4, 1);

/** The extension by which a server sends timestamps itself. */
const SIGNED_CERTIFICATE_TIMESTAMP = 18;

/** Nothing shows that a certificate of a public CA was logged. */
export default rule({
  severity: 'warning',
  certainty: 'likely',
  cites: ['RFC 6962 §3.3'],
  summary: "Nothing shows that the server's certificate was logged (Certificate Transparency).",
  proof:
    'Read from what is absent: signed timestamps in the certificate, in the ServerHello, and a stapled OCSP answer ' +
    'that ' +
    'might hold them; told only of chains that lead to a public root, and up to TLS 1.2. curl, Java and Go do not ' +
    'care.',
  stage: 'certificate',

  needs: ['certificates'],
  match(story, around) {
    if (!isAllVisible(story)) return;
    return fault(story, around, (seen) => (isDue(seen) ? (true as const) : undefined));
  },

  explain: ({ seen }, story) => ({
    what: `${sentence(called(seen.leaf, seen))} comes without signed certificate timestamps.`,
    why:
      'Chrome, Edge and Safari refuse a certificate of a public CA that no log vouches for; other clients do not ' +
      'ask.',
    fix: 'Have the certificate issued anew with embedded timestamps; every public CA does so by default.',
    blame: 'server',
    next: [
      {
        text: 'Does the certificate hold timestamps?',
        command: `${showLeaf(targetOf(story, requestedHost(story)), '-text')} | grep -A 4 'CT Precertificate SCTs'`,
      },
    ],
  }),
});

function isDue({ leaf, isPublic }: Presented): boolean {
  return isPublic && leaf.validity.from >= ASKED_SINCE && !leaf.extensions.embeddedScts && leaf.problem === undefined;
}

/** TLS 1.3 may send them beside the certificate, where they are not kept. */
function isAllVisible({ server, tls }: Story): boolean {
  if (isTls13(tls.version?.value ?? 0) || !server.hello || server.certificateStatus) return false;
  return !server.hello.value.extensions.has(SIGNED_CERTIFICATE_TIMESTAMP);
}

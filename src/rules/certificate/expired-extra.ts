import type { Certificate } from '../../x509/certificate.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { list, said } from '../words.js';
import { fault, type Fault } from './fault.js';
import { nameOf, requestedHost, type Presented } from './presented.js';
import { receptionSentence } from './reception.js';

/** Old roots that many certificates still name, though a better way leads past them. */
const oldRoots: readonly (readonly [name: RegExp, until: number])[] = [
  [/CN=DST Root CA X3\b/, Date.UTC(2021, 8, 30, 14, 1, 15)],
  [/CN=AddTrust External CA Root\b/, Date.UTC(2020, 4, 30, 10, 48, 38)],
];

interface Detour {
  /** Sent, out of date, and not needed. */
  readonly expired: readonly Certificate[];
  /** Sent, not needed, and issued by a root that has expired. */
  readonly below: readonly Certificate[];
}

/** The server sends a way to an expired certificate beside the good one: old clients take it. */
export default rule<Fault<Detour>>({
  severity: 'error',
  severityOf: ({ taken }) => (isExpiry(taken) ? 'error' : 'info'),
  certainty: ({ taken }) => (isExpiry(taken) ? 'likely' : 'proven'),
  cites: ['RFC 4158 §3.5', 'RFC 8446 §4.4.2'],
  summary: 'The server sends an expired certificate that is not needed, and old clients stumble over it.',
  proof:
    'Proven by a Certificate message with a certificate that is out of date (or issued by a root that is) beside a ' +
    'chain ' +
    "that is good without it. That it was the reason is likely where the client's alert is certificate_expired (45): " +
    'OpenSSL before 1.1.0, old GnuTLS and LibreSSL follow what is sent instead of looking for a shorter way.',
  stage: 'certificate',
  outranks: ['certificate/client-clock', 'certificate/unknown-ca'],

  needs: ['certificates'],
  match: (story, around) => fault(story, around, detour),

  explain({ taken, detail: { expired, below } }, story) {
    const quoted = (some: readonly Certificate[], by = nameOf) => list(some.map((one) => `"${by(one)}"`));
    return {
      what: receptionSentence(story, taken),
      why: said(
        expired.length > 0 && `The server also sends ${quoted(expired)}, which has expired and which nobody needs.`,
        below.length > 0 &&
          `The server also sends ${quoted(below)}, issued by ${quoted(below, (one) => one.issuerLabel)}, a root ` +
          'that has expired.',
        'Current clients find the way past it; old ones follow it and say that a certificate has expired.',
      ),
      fix: 'Have the server leave that certificate out (the short chain), or update the client.',
      blame: 'server',
      causes: [
        {
          text: 'The chain file still holds a cross-signed certificate from the days of an older root',
          likelihood: 'high',
          why: 'The chain is complete without it.',
        },
      ],
      next: [
        { text: 'See what is sent', command: sClient(targetOf(story, requestedHost(story)), '-showcerts') },
        { text: 'How old is the client?', command: 'openssl version' },
      ],
    };
  },
});

function isExpiry(taken: Fault<unknown>['taken']): boolean {
  return taken.how === 'refused' && taken.proof.value.code === 45;
}

function detour({ path, at }: Presented): Detour | undefined {
  if (!path.trusted || path.path.some((one) => path.expired.includes(one))) return undefined;
  const expired = path.extra.filter((one) => path.expired.includes(one));
  const below = path.extra.filter((one) => oldRoots.some(([name, until]) => at > until && name.test(one.issuer)));
  return expired.length + below.length > 0 ? { expired, below } : undefined;
}

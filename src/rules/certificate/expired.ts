import type { Around, Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import type { Certificate } from '../../x509/certificate.js';
import { showChain, showLeaf, targetOf } from '../commands.js';
import { rule, type Cause, type Explanation, type NextStep } from '../rule.js';
import { said, sentence } from '../words.js';
import { clockEvidence, onPath, othersAccept, saidUnseen } from './dates.js';
import { answersTo, certaintyBy, fault, severityBy, type Fault } from './fault.js';
import { besides, called, dateBeside, requestedHost, type Presented } from './presented.js';
import { reception, receptionSentence } from './reception.js';

interface Found extends Record<string, unknown> {
  /** Absent where TLS 1.3 hides the certificate and only the alert speaks. */
  readonly shown?: Fault<readonly Certificate[]>;
  readonly others?: Fact<Tally>;
  /** A certificate for the same name from the same server that ends later. */
  readonly newer?: Fact<Tally>;
  readonly newerLeaf?: Certificate;
}

/** The server shows a certificate that is past its last day. */
export default rule<Found>({
  severity: 'error',
  severityOf: ({ shown }) => (shown ? severityBy(answersTo.expired)(shown) : 'error'),
  certainty: ({ shown }) => (shown ? certaintyBy(answersTo.expired)(shown) : 'likely'),
  cites: ['RFC 5280 §4.1.2.5', 'RFC 8446 §6.2'],
  summary: "The server's certificate has expired.",
  proof:
    "Proven by the notAfter of the server's certificate, or of one that it depends on, against the time of the " +
    'packet; ' +
    "the client's alert 45 (from Go 42, from Java 46) shows that it minded. Under TLS 1.3 the alert alone makes " +
    'it likely. ' +
    'An expired certificate that nobody needs for the chain is no cause.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca', 'certificate/self-signed', 'certificate/missing-intermediate'],

  match(story, around) {
    const shown = fault(story, around, (seen) => onPath(seen.path.expired, seen));
    const answer = shown ? shown.answer : saidUnseen(story, 45);
    if (!shown && !answer) return;
    const others = othersAccept(story, around);
    return { shown, certificates: shown?.certificates, answer, others, ...renewed(story, around) };
  },

  explain({ shown, others, newer, newerLeaf }, story) {
    if (!shown) return unseen(story);
    const {
      seen,
      taken,
      detail: [first],
    } = shown;
    return {
      title: first === seen.leaf ? undefined : "A certificate in the server's chain has expired",
      what: receptionSentence(story, taken),
      why: said(
        `${sentence(called(first, seen))} was valid until ${dateBeside(first.validity.to, seen)}.`,
        newerLeaf && renewedWords(newerLeaf, seen),
        besides(seen),
      ),
      fix:
        newer
          ? 'Reload the server (all of them behind this address), and give the renewal a hook that reloads it next time.'
          : first === seen.leaf
          ? 'Renew the certificate, reload the server, and check that the new one is served.'
          : 'Have the server send the current intermediate certificate; the CA offers it for download.',
      blame: 'server',
      causes: first === seen.leaf ? leafCauses(newer, others) : chainCauses(others),
      next: steps(story, first === seen.leaf),
    };
  },
});

function leafCauses(newer: Found['newer'], others: Found['others']): Cause[] {
  return [
    {
      text: 'The renewal did not happen',
      likelihood: newer ? 'medium' : 'high',
      why: 'The last day of the certificate has passed.',
    },
    {
      text: 'It was renewed, and the server (or one of several) was not reloaded',
      likelihood: newer ? 'high' : 'medium',
      why: newer
        ? 'The same server shows a newer certificate for the same name (see its frames).'
        : 'The capture shows what is served, not what lies on disk.',
    },
    clockAhead(others),
  ];
}

/** Nobody renews an intermediate but its CA. */
function chainCauses(others: Found['others']): Cause[] {
  return [
    {
      text: "The server's chain file is older than its certificate: the CA has issued this intermediate anew",
      likelihood: 'high',
      why: "The server's own certificate is in date, and the one above it is not.",
    },
    {
      text: 'The CA gave it up, and has another one for this certificate',
      likelihood: 'medium',
      why: 'Its last day has passed.',
    },
    clockAhead(others),
  ];
}

function clockAhead(others: Found['others']): Cause {
  return { text: "The client's clock is ahead", likelihood: 'low', why: clockEvidence(others) };
}

/** Another leaf of this server and name that lives longer: the renewal happened. */
function renewed(story: Story, around: Around): Pick<Found, 'newer' | 'newerLeaf'> {
  const newer = around.otherCertificates(story);
  const own = story.server.certificates?.value[0].validity.to ?? NaN;
  const newerLeaf = newer?.value.leaves.find(({ validity }) => validity.to > own);
  return newerLeaf ? { newer, newerLeaf } : {};
}

function renewedWords(newer: Certificate, { leaf, at }: Presented): string {
  const other = `another certificate for this name (serial ${newer.serial}, this one ${leaf.serial})`;
  return newer.validity.from <= at
    ? `The same server also shows ${other}, which was issued before this connection: it was renewed in time, and the ` +
        'server (or one of several) goes on with the old one.'
    : `Later the same server shows ${other}, issued after this connection.`;
}

function unseen(story: Story): Explanation {
  return {
    title: "The client says that the server's certificate has expired",
    what: receptionSentence(story, reception(story)),
    why:
      "The alert says that the certificate is outside its dates by the client's clock. " +
      'The capture cannot show the dates, because TLS 1.3 encrypts the certificate.',
    fix: "Renew the certificate and reload the server; if its dates are good, set the client's clock.",
    blame: 'server',
    causes: [
      { text: 'The certificate has expired', likelihood: 'high', why: 'The alert is certificate_expired (45).' },
      {
        text: "The client's clock is wrong, or the certificate is not valid yet",
        likelihood: 'low',
        why: 'BoringSSL and rustls use the same alert for both ends of the validity.',
      },
    ],
    next: [...steps(story), { text: "Look at the client's clock", command: 'date -u' }],
  };
}

function steps(story: Story, isLeaf = true): NextStep[] {
  const target = targetOf(story, requestedHost(story));
  return [
    { text: 'See the dates of what is served', command: isLeaf ? showLeaf(target, '-dates', '-subject', '-serial') : showChain(target, 'Not (Before|After)') },
    { text: 'Compare with the file on the server', command: 'openssl x509 -in CERT.pem -noout -dates -serial' },
  ];
}

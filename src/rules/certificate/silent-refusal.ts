import { sClient, showLeaf, targetOf } from '../commands.js';
import { rule, type Explanation, type NextStep } from '../rule.js';
import { party, said, sentence } from '../words.js';
import type { Story } from '../../story/story.js';
import type { Fact } from '../../story/fact.js';
import { isTls13 } from '../../tls/names/names.js';
import { isAcmeValidation } from '../acme/validation.js';
import { isBlameless } from './fault.js';
import { nameOf, oldCapture, presented, requestedHost, type Presented } from './presented.js';
import { reception, receptionSentence, type Reception } from './reception.js';
import { atFault, seenElsewhere, type Elsewhere } from './seen-elsewhere.js';

interface Found extends Record<string, unknown> {
  readonly taken: Reception;
  readonly answer: Fact<unknown>;
  /** Absent where TLS 1.3 hides the certificate. */
  readonly seen?: Presented;
  /** It was seen in another connection. */
  readonly elsewhere?: Elsewhere;
}

/** The client hangs up on the server's certificate without a word. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ seen }) => (seen ? 'possible' : 'likely'),
  cites: ['RFC 8446 §4.4.2.4', 'RFC 8446 §6.2'],
  summary: "The client hung up right after the server's certificate, without an alert.",
  proof:
    'Inferred: the server had sent its certificate, and the client closed instead of sending its Finished. ' +
    'Node.js, .NET on Linux, Schannel and many apps refuse a certificate this way. A client whose own time ran ' +
    'out does the same, but later. curl checks the name after the handshake and closes without a request. Where the certificate can be seen and only its issuer is unknown, the leaving ' +
    'may have any reason.',
  stage: 'certificate',
  outranks: ['tcp/closed-during-handshake', 'tcp/reset-during-handshake'],

  match(story, around) {
    const taken = reception(story);
    const late = checksLate(story, taken);
    if ((taken.how !== 'left' && !late) || !taken.proof || isAcmeValidation(story)) return;
    const { client, server } = story;
    if (taken.how === 'left' && client.closeNotify?.value === 'read') return; // alert/close-notify-in-handshake
    const found = { taken, answer: taken.proof, hello: server.hello, certificates: server.certificates };
    if (taken.how === 'left' && taken.habit && server.certificates) return; // the fault itself is told
    if (!server.certificates) return isHidden(story) ? { ...found, elsewhere: seenElsewhere(story, around) } : undefined;
    const seen = presented(story, around.policy);
    return seen && !seen.path.trusted && !seen.path.missingIntermediate && isBlameless(seen) ? { ...found, seen } : undefined;
  },

  explain({ taken, seen, elsewhere }, story) {
    const target = targetOf(story, requestedHost(story));
    if (checksLate(story, taken)) return late(story, elsewhere);
    return {
      what: receptionSentence(story, taken),
      why: seen ? shownWords(seen) : hiddenWords,
      fix: "Read the client's own log, and check the certificate from the client's machine.",
      blame: 'unknown',
      causes: atFault(elsewhere, [
        {
          text:
            'The client refuses the certificate and is of a kind that sends no alert (Node.js, .NET on Linux, ' +
            'Schannel)',
          likelihood: 'high',
          why: "It left after the server's certificate and before its own Finished.",
        },
        {
          text: 'The program gave up for a reason of its own: cancelled, stopped, out of time',
          likelihood: 'low',
          why: 'The capture does not show what the program wanted.',
        },
      ]),
      next: [
        {
          text: "Check the certificate from the client's machine",
          command: sClient(target, '-showcerts', '-verify_return_error'),
        },
        ...(seen ? [] : [withKeys]),
      ],
    };
  },
});

/**
 * curl on OpenSSL looks at the name in the certificate when the handshake is done, and at a pinned key or a stapled answer
 * too. It says close_notify then and leaves, without its request, which it otherwise sends at once.
 */
function checksLate({ client, server }: Story, taken: Reception): boolean {
  return taken.how === 'left-after' && taken.polite && client.stack?.value.detail === 'curl' && !server.certificates;
}

function late(story: Story, elsewhere: Elsewhere | undefined): Explanation {
  const host = requestedHost(story);
  const target = targetOf(story, host);
  const fits = elsewhere !== undefined && elsewhere.value.fault === undefined;
  return {
    title: fits
      ? 'curl finished the handshake and hung up without a request, as it does over a pinned key or a missing OCSP answer'
      : 'curl finished the handshake and hung up without a request, as it does over the name in the certificate',
    what: `${sentence(party(story, 'client'))} finished the handshake, said close_notify at once and closed. It sent no request.`,
    why:
      'Its ClientHello is the one that curl sends. curl leaves dates and issuer to OpenSSL, which refuses them by an alert, ' +
      'and itself looks at the name when the handshake is done. The capture cannot show the names, because TLS 1.3 ' +
      'encrypts the certificate.',
    fix: fits
      ? 'Read what curl printed, and which options and ~/.curlrc it was run with.'
      : `See whether the certificate is for ${host === undefined ? 'the name that the client asked for' : `"${host}"`}, and read what curl printed.`,
    blame: 'unknown',
    causes: atFault(elsewhere, [
      {
        text: 'The certificate is for another name (curl: exit status 60, no alternative certificate subject name matches)',
        likelihood: fits ? 'low' : 'high',
        why: fits
          ? 'Another connection shows the certificate that the server has for this name, and it is for it (see its frames).'
          : 'It is what curl itself checks by default after the handshake.',
      },
      {
        text: 'A pinned key does not fit (exit status 90), or an OCSP answer was asked for and is missing (91)',
        likelihood: fits ? 'medium' : 'low',
        why: 'curl checks these at the same moment, where it is told to.',
      },
      {
        text: 'The program on libcurl only wanted to see whether a connection can be made',
        likelihood: 'low',
        why: 'The capture does not show what the program wanted.',
      },
    ]),
    next: [
      { text: 'For which names is the certificate?', command: showLeaf(target, '-subject', '-ext', 'subjectAltName') },
      withKeys,
    ],
  };
}

const withKeys: NextStep = {
  text: 'Have the client write its session keys, capture again, and give them to tlswhy',
  command: 'SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log',
};

const hiddenWords =
  'Clients that do so mostly refuse the certificate: issuer unknown, out of date or for another name. ' +
  'The capture cannot show which, because TLS 1.3 encrypts the certificate.';

function shownWords(seen: Presented): string {
  const end = seen.path.path[seen.path.path.length - 1];
  const issuer = seen.path.selfSigned
    ? `The certificate "${nameOf(seen.leaf)}" is self-signed`
    : `The chain ends at "${end.isSelfIssued ? nameOf(end) : end.issuerLabel}", which is not in ${seen.trust}`;
  return said(
    `${issuer}; dates, name and purpose are good.`,
    oldCapture(seen),
    'A client that was not told to trust it hangs up like this, and so does one that had another reason to leave.',
  );
}

function isHidden({ server, tls }: Story): boolean {
  return isTls13(tls.version?.value ?? 0) && server.encryptedCount > 0;
}

import { sClient, targetOf } from '../commands.js';
import { rule, type NextStep } from '../rule.js';
import { said } from '../words.js';
import type { Story } from '../../story/story.js';
import type { Fact } from '../../story/fact.js';
import { isTls13 } from '../../tls/names/names.js';
import { isAcmeValidation } from '../acme/validation.js';
import { isBlameless } from './fault.js';
import { nameOf, oldCapture, presented, requestedHost, type Presented } from './presented.js';
import { reception, receptionSentence, type Reception } from './reception.js';

interface Found extends Record<string, unknown> {
  readonly taken: Reception;
  readonly answer: Fact<unknown>;
  /** Absent where TLS 1.3 hides the certificate. */
  readonly seen?: Presented;
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
    'out does the same, but later. Where the certificate can be seen and only its issuer is unknown, the leaving ' +
    'may have any reason.',
  stage: 'certificate',
  outranks: ['tcp/closed-during-handshake', 'tcp/reset-during-handshake'],

  match(story, around) {
    const taken = reception(story);
    if (taken.how !== 'left' || isAcmeValidation(story)) return;
    const { server } = story;
    const found = { taken, answer: taken.proof, hello: server.hello, certificates: server.certificates };
    if (taken.habit && server.certificates) return; // the fault itself is told
    if (!server.certificates) return isHidden(story) ? found : undefined;
    const seen = presented(story, around.policy);
    return seen && !seen.path.trusted && !seen.path.missingIntermediate && isBlameless(seen) ? { ...found, seen } : undefined;
  },

  explain({ taken, seen }, story) {
    const target = targetOf(story, requestedHost(story));
    return {
      what: receptionSentence(story, taken),
      why: seen ? shownWords(seen) : hiddenWords,
      fix: "Read the client's own log, and check the certificate from the client's machine.",
      blame: 'unknown',
      causes: [
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
      ],
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

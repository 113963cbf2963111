import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import type { Fact } from '../../story/fact.js';
import { isTls13 } from '../../tls/names/names.js';
import { isBlameless } from './fault.js';
import { presented, requestedHost } from './presented.js';
import { reception, receptionSentence, type Reception } from './reception.js';

interface Found extends Record<string, unknown> {
  readonly taken: Reception;
  readonly answer?: Fact<unknown>;
  /** The certificate can be read, and is good as far as we can tell. */
  readonly isGood: boolean;
}

/** The client hangs up on the server's certificate without a word. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ isGood }) => (isGood ? 'possible' : 'likely'),
  cites: ['RFC 8446 §4.4.2.4', 'RFC 8446 §6.2'],
  summary: "The client hung up right after the server's certificate, without an alert.",
  proof: 'Inferred: the server had sent its certificate, and the client closed instead of sending its Finished. Node.js, .NET on Linux, Schannel and many apps refuse a certificate this way. A client whose own time ran out does the same, but later.',
  stage: 'certificate',
  outranks: ['tcp/closed-during-handshake', 'tcp/reset-during-handshake'],

  match(story, around) {
    const taken = reception(story);
    if (taken.how !== 'left') return;
    const seen = presented(story, around.policy);
    if (seen) return isBlameless(seen) && seen.path.trusted ? { taken, answer: taken.proof, hello: story.server.hello, isGood: true } : undefined;
    const isHidden = isTls13(story.tls.version?.value ?? 0) && story.server.encryptedCount > 0;
    return isHidden ? { taken, answer: taken.proof, hello: story.server.hello, isGood: false } : undefined;
  },

  explain({ taken, isGood }, story) {
    const target = targetOf(story, requestedHost(story));
    return {
      what: receptionSentence(story, taken),
      why: isGood
        ? 'The certificate is good as far as the capture can tell: trusted issuer, dates and name. A client that expects one particular certificate (pinning), or that checks revocation, may still refuse it.'
        : 'Clients that do so mostly refuse the certificate: issuer unknown, out of date or for another name. The capture cannot show which, because TLS 1.3 encrypts the certificate.',
      fix: 'Read the client\'s own log, and check the certificate from the client\'s machine.',
      blame: 'unknown',
      causes: [
        { text: 'The client refuses the certificate and is of a kind that sends no alert (Node.js, .NET on Linux, Schannel)', likelihood: isGood ? 'medium' : 'high', why: 'It left after the server\'s certificate and before its own Finished.' },
        { text: 'The program gave up for a reason of its own: cancelled, stopped, out of time', likelihood: isGood ? 'medium' : 'low', why: 'The capture does not show what the program wanted.' },
      ],
      next: [
        { text: 'Check the certificate from the client\'s machine', command: sClient(target, '-showcerts', '-verify_return_error') },
        { text: 'Have the client write its session keys, capture again, and give them to tlswhy', command: 'SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log' },
      ],
    };
  },
});

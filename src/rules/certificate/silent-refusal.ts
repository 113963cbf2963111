import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import type { Fact } from '../../story/fact.js';
import { isTls13 } from '../../tls/names/names.js';
import { requestedHost } from './presented.js';
import { reception, receptionSentence, type Reception } from './reception.js';

interface Found extends Record<string, unknown> {
  readonly taken: Reception;
  readonly answer: Fact<unknown>;
}

/** TLS 1.3: the client hangs up on the server's certificate, which cannot be seen, without a word. */
export default rule<Found>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §4.4.2.4', 'RFC 8446 §6.2'],
  summary: "The client hung up right after the server's certificate, without an alert.",
  proof:
    'Inferred: the server had sent its certificate, and the client closed instead of sending its Finished. ' +
    'Node.js, .NET on Linux, Schannel and many apps refuse a certificate this way. A client whose own time ran ' +
    'out does the same, but later.',
  stage: 'certificate',
  outranks: ['tcp/closed-during-handshake', 'tcp/reset-during-handshake'],

  match(story) {
    const taken = reception(story);
    const { server, tls } = story;
    if (taken.how !== 'left' || server.certificates) return;
    if (!isTls13(tls.version?.value ?? 0) || server.encryptedCount === 0) return;
    return { taken, answer: taken.proof, hello: server.hello };
  },

  explain({ taken }, story) {
    const target = targetOf(story, requestedHost(story));
    return {
      what: receptionSentence(story, taken),
      why:
        'Clients that do so mostly refuse the certificate: issuer unknown, out of date or for another name. ' +
        'The capture cannot show which, because TLS 1.3 encrypts the certificate.',
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
        {
          text: 'Have the client write its session keys, capture again, and give them to tlswhy',
          command: 'SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log',
        },
      ],
    };
  },
});

import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { datePhrase } from '../words.js';
import { rule } from '../rule.js';
import { fault, type Fault } from './fault.js';
import { nameOf } from './presented.js';
import { receptionSentence } from './reception.js';

const CERTIFICATE_EXPIRED = 45;

type Found = Fault<true> & { readonly others?: Fact<Tally> };

/** The client says "expired" of a certificate that is not. */
export default rule<Found>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §6.2', 'RFC 5280 §4.1.2.5'],
  summary: "The client's clock seems to be wrong: it finds a certificate expired that is not.",
  proof:
    "Inferred from the client's alert certificate_expired (45) and a chain whose dates are all good by the clock " +
    'of the capture. BoringSSL and rustls send the same alert when their clock is behind.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca', 'certificate/self-signed', 'certificate/missing-intermediate'],

  needs: ['alert', 'certificates'],
  match(story, around) {
    if (story.client.alert?.value.code !== CERTIFICATE_EXPIRED) return;
    const found = fault(story, around, ({ path }) =>
      path.expired.length === 0 && path.notYetValid.length === 0 ? (true as const) : undefined,
    );
    if (found?.taken.how !== 'refused') return;
    return { ...found, others: around.acceptedCertificate(story) };
  },

  explain({ seen, taken, others }, story) {
    const { from, to } = seen.leaf.validity;
    const date = (millis: number) => datePhrase({ seconds: Math.floor(millis / 1000), nanos: 0 });
    return {
      what: receptionSentence(story, taken),
      why:
        `The certificate "${nameOf(seen.leaf)}" is valid from ${date(from)} to ${date(to)}, and by the clock of ` +
        `the capture it is ${date(seen.at)}. So the client lives in another time.`,
      fix: "Set the client's clock, and have it kept right (NTP).",
      blame: 'client',
      causes: [
        {
          text: "The client's clock is wrong (flat battery, a resumed virtual machine, no NTP)",
          likelihood: 'high',
          why: others
            ? 'Another client accepted the same certificate.'
            : 'All dates of the chain are good by the clock of the capture.',
        },
        {
          text: 'The clock of the capture is wrong, and the certificate has really expired',
          likelihood: 'low',
          why: 'The capture knows only its own clock.',
        },
        {
          text: 'A certificate that the client keeps itself (an old root or intermediate) has expired',
          likelihood: 'medium',
          why: 'Clients may build another chain than the one sent.',
        },
      ],
      next: [{ text: 'On the client: what time is it?', command: 'date -u; timedatectl' }],
    };
  },
});

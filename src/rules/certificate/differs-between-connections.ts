import type { Tally } from '../../story/around.js';
import { when, type Fact } from '../../story/fact.js';
import type { Certificate } from '../../x509/certificate.js';
import { sClient, targetOf } from '../commands.js';
import { rule, type Cause } from '../rule.js';
import { list, said } from '../words.js';
import { fault, type Fault } from './fault.js';
import { interceptor } from './interceptor.js';
import { nameOf, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';

type Found = Fault<true> & {
  /** The other certificates of the same address for the same name. */
  readonly others: Fact<{ readonly leaves: readonly Certificate[] } & Tally>;
  readonly healthy: Fact<Tally>;
  /** They were seen before and after this one: two servers in turn, and no replacement. */
  readonly inTurn: boolean;
};

/** Alerts about a certificate. */
const REFUSALS: ReadonlySet<number> = new Set([42, 43, 44, 45, 46, 48]);

/** One address shows different certificates for one name, and this client does not take the one that it met. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ inTurn }) => (inTurn ? 'proven' : 'likely'),
  cites: ['RFC 8446 §4.4.2'],
  summary: 'The server shows different certificates from connection to connection, and this one is not accepted.',
  proof:
    'Proven by two certificates that one address shows for one name: connections with the one succeed, this one with ' +
    'the other is refused. Where the other certificate comes only later, the server was merely mended. An RSA and an ' +
    'ECDSA certificate side by side are no fault: both are accepted.',
  stage: 'certificate',
  outranks: [
    'certificate/unknown-ca', 'certificate/self-signed', 'certificate/missing-intermediate', 'certificate/wrong-host',
    'certificate/no-subject-alternative-name',
  ],

  needs: ['alert', 'certificates'],
  match(story, around) {
    const code = story.client.alert?.value.code;
    if (code === undefined || !REFUSALS.has(code)) return;
    if (around.acceptedCertificate(story)) return;
    const others = around.otherCertificates(story);
    const healthy = others && around.healthyAtServer(story);
    if (!healthy) return;
    const found = fault(story, around, () => true as const);
    if (found?.taken.how !== 'refused' || interceptor(found.seen) || around.farSide(story)) return;
    const own = when(found.certificates).frame;
    if (others.value.first.frame > own) return;
    return { ...found, others, healthy, inTurn: others.value.last.frame > own };
  },

  explain({ seen, taken, others, inTurn }, story) {
    const target = targetOf(story, requestedHost(story));
    const name = seen.host ?? nameOf(seen.leaf);
    return {
      what: receptionSentence(story, taken),
      why: said(
        `For "${name}" this address shows the certificate with serial ${seen.leaf.serial}, issued by ` +
          `"${seen.leaf.issuerLabel}", and in other connections ${list(others.value.leaves.map(described))}.`,
        inTurn && 'They come in turn, so at least two servers stand behind the address.',
        'Connections with the other certificate succeed: it is neither the client nor the name, but the server ' +
        'behind ' +
          'this connection.',
      ),
      fix: 'Find the server behind the address that shows this certificate, and bring it the one that the others have.',
      blame: 'server',
      causes: [
        {
          text:
            'Several servers behind a load balancer, and not all of them got the new certificate (or were reloaded)',
          likelihood: 'high',
          why: 'One address shows different certificates for one name.',
        },
        {
          text: 'The certificate was replaced at this moment, by a wrong one',
          likelihood: inTurn ? 'low' : 'medium',
          why: inTurn ? 'The other one was seen again afterwards.' : 'The other one was seen only before.',
        },
        ...(others.value.leaves.some(({ issuer }) => issuer === seen.leaf.issuer) ? [] : [boxBetween]),
      ],
      next: [
        {
          text: 'Ask twenty times, and count the serials',
          command: `for i in $(seq 20); do ${sClient(target)} 2>/dev/null | openssl x509 -noout -serial -issuer; done | sort | uniq -c`,
        },
      ],
    };
  },
});

const boxBetween: Cause = {
  text: 'A box on the way opens TLS in some connections and signs its own certificate',
  likelihood: 'medium',
  why: 'The certificates have different issuers.',
};

function described({ serial, issuerLabel }: Certificate): string {
  return `one with serial ${serial} by "${issuerLabel}"`;
}

import { knownIssuer, type IssuerKind, type KnownIssuer } from '../../x509/known-issuers.js';
import { showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { answersTo, fault, isFatal, type Fault } from './fault.js';
import { nameOf, requestedHost, type Presented } from './presented.js';
import { receptionSentence } from './reception.js';

type Found = Fault<KnownIssuer>;

/** The issuer is a product that opens TLS on the way. */
export default rule<Found>({
  severity: 'error',
  severityOf: (found) => (isFatal(found, answersTo.issuer) ? 'error' : 'warning'),
  certainty: 'likely',
  cites: ['RFC 8446 §9.3'],
  summary: 'A device or program in between seems to open the connection and sign its own certificate.',
  proof:
    "Suspected from the issuer's name, which is that of an inspection product, and a chain that leads to no " +
    'public root. A name proves nothing by itself: compare with the certificate seen from another network.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca', 'certificate/missing-intermediate', 'certificate/self-signed'],

  match: (story, around) => fault(story, around, interceptor),

  explain({ seen, taken, detail }, story) {
    const target = targetOf(story, requestedHost(story));
    return {
      what: receptionSentence(story, taken),
      why:
        `The certificate for "${seen.host ?? nameOf(seen.leaf)}" is issued by "${seen.leaf.issuerLabel}", a name ` +
        `of ${detail.name} (${kinds[detail.kind]}), and not by a public CA.`,
      fix: `Have this client trust the CA of ${detail.name}, or have that product leave this connection alone.`,
      blame: 'middlebox',
      causes: [
        {
          text: `${detail.name} inspects the traffic, and the client does not trust it`,
          likelihood: 'high',
          why: `The issuer is "${seen.leaf.issuer}".`,
        },
        {
          text: "The server itself has a certificate from that product's CA",
          likelihood: 'low',
          why: 'A capture at one place cannot tell who made the certificate.',
        },
      ],
      next: [
        {
          text: 'Compare with the fingerprint seen from another network',
          command: showLeaf(target, '-issuer', '-fingerprint', '-sha256'),
        },
        { text: 'Is a proxy set on the client?', command: 'env | grep -i proxy' },
      ],
    };
  },
});

const kinds: Partial<Readonly<Record<IssuerKind, string>>> = {
  interception: 'a gateway that inspects TLS',
  antivirus: "a program on the client's machine that inspects TLS",
  'debugging-proxy': "a developer's proxy",
  adware: 'a root whose key is known to be abused',
};

function interceptor({ leaf, path }: Presented): KnownIssuer | undefined {
  if (path.trusted) return undefined;
  const found = knownIssuer(leaf.issuer);
  return found && kinds[found.kind] ? found : undefined;
}

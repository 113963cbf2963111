import type { FarSide } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { versionName } from '../../tls/names/names.js';
import type { KnownIssuer } from '../../x509/known-issuers.js';
import { showLeaf, targetOf } from '../commands.js';
import { newestVersion } from '../negotiation/offer.js';
import { rule, type Cause, type Severity } from '../rule.js';
import { said } from '../words.js';
import { answersTo, fault, isFatal, type Fault } from './fault.js';
import { interceptor, interceptorKinds } from './interceptor.js';
import { nameOf, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';

type Found = Fault<{ readonly product?: KnownIssuer }> & {
  /** The box's own connection to the server, where the capture shows both sides of it. */
  readonly farSide?: Fact<FarSide>;
};

/** Somebody on the way opens TLS and signs in the server's place. */
export default rule<Found>({
  severity: 'error',
  severityOf: severity,
  certainty: 'likely',
  cites: ['RFC 8446 §9.3'],
  summary: 'A device or program in between seems to open the connection and sign its own certificate.',
  proof:
    "Suspected from the issuer's name, which is that of an inspection product, and a chain that leads to no " +
    'public root. A name proves nothing by itself: compare with the certificate seen from another network. Or, in ' +
    'a capture of both sides of the box, from a second connection: another address asks the same server for the same ' +
    'name and is shown a certificate of another issuer, all while this client waits for its answer.',
  stage: 'certificate',
  outranks: [
    'certificate/unknown-ca', 'certificate/missing-intermediate', 'certificate/self-signed',
    'certificate/differs-between-connections',
  ],

  needs: ['certificates'],
  match(story, around) {
    const farSide = around.farSide(story);
    const found = fault(story, around, (seen) => {
      const product = interceptor(seen);
      return product || (farSide && !seen.path.trusted) ? { product } : undefined;
    });
    return found && { ...found, farSide };
  },

  explain(found, story) {
    const { taken, detail: { product } } = found;
    const target = targetOf(story, requestedHost(story));
    return {
      what: receptionSentence(story, taken),
      why: said(nameSentence(found), farSentence(found, story)),
      fix: fixFor(product),
      blame: 'middlebox',
      causes: causes(found),
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

/** Who is told to trust such a box meets it on every connection; a root whose key is abused should be trusted by nobody. */
function severity(found: Found): Severity {
  if (isFatal(found, answersTo.issuer)) return 'error';
  return found.taken.how === 'accepted' && found.detail.product?.kind !== 'adware' ? 'info' : 'warning';
}

function nameSentence({ seen, detail: { product } }: Found): string {
  const issued = `The certificate for "${seen.host ?? nameOf(seen.leaf)}" is issued by "${seen.leaf.issuerLabel}"`;
  if (!product) return `${issued}, and not by a public CA.`;
  return `${issued}, a name of ${product.name} (${interceptorKinds[product.kind]}), and not by a public CA.`;
}

function farSentence({ farSide }: Found, { client }: Story): string | undefined {
  if (!farSide || !client.hello) return undefined;
  const far = farSide.value;
  const own = newestVersion(client.hello.value);
  const older = far.version < own;
  return said(
    `While this client waited, ${far.client} asked the same server for the same name and was shown a certificate by ` +
      `"${far.issuer}": so does a box that opens TLS.`,
    older &&
      `It offers the server ${versionName(far.version)} at most, and its client offered it ${versionName(own)}.`,
  );
}

function fixFor(product: KnownIssuer | undefined): string {
  if (product?.kind === 'adware') {
    return `Let nobody trust the CA of ${product.name}: remove it from the machine, and the program that brought it.`;
  }
  const name = product?.name ?? 'the box';
  return `Have this client trust the CA of ${name}, or have ${product ? 'that product' : 'it'} leave this connection alone.`;
}

function causes({ seen, farSide, detail: { product } }: Found): Cause[] {
  const inspects: Cause = {
    text: `${product?.name ?? 'A box on the way'} inspects the traffic, and the client does not trust it`,
    likelihood: 'high',
    why: farSide
      ? `${farSide.value.client} made a connection of its own to the same server meanwhile.`
      : `The issuer is "${seen.leaf.issuer}".`,
  };
  const own: Cause = {
    text: product ? "The server itself has a certificate from that product's CA" : 'The server has two certificates',
    likelihood: 'low',
    why: product
      ? 'A capture at one place cannot tell who made the certificate.'
      : 'The two connections may have met by chance.',
  };
  return [inspects, own];
}

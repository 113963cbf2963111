import { epochMillis } from '../../bytes/instant.js';
import { describeSpan } from '../../x509/describe.js';
import type { Certificate } from '../../x509/certificate.js';
import { when, type Fact } from '../../story/fact.js';
import type { Alert, Story } from '../../story/story.js';
import { alertMeaning } from '../alert/meanings.js';
import { nameOf } from '../certificate/presented.js';
import { rule, type Cause, type NextStep } from '../rule.js';
import { list, party, said, sentence } from '../words.js';
import { acceptedIssuers, issuersSentence, tryWithCertificate } from './request.js';

interface Found extends Record<string, unknown> {
  readonly certificates: Fact<readonly Certificate[]>;
  readonly refusal: Fact<Alert>;
  readonly faults: readonly string[];
}

const REFUSALS = [42, 43, 44, 45, 46, 48, 49, 51, 40];

/** The server does not accept the certificate that the client shows. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ refusal }) => (refusal.value.code === 40 ? 'likely' : 'proven'),
  cites: ['RFC 8446 §4.4.2.4', 'RFC 8446 §6.2', 'RFC 5246 §7.4.6'],
  summary: "The server refuses the client's certificate.",
  proof:
    "Proven by the client's Certificate message and the server's alert after it: 42 to 46, 48, 49 or 51. The " +
    "same alerts from the client are about the server's certificate. Without keys TLS 1.3 shows neither.",
  stage: 'client-certificate',

  match(story, around) {
    const { client, server } = story;
    const refusal = server.alert;
    const { certificates } = client;
    if (!certificates?.value.length || !refusal || refusal.value.afterClose || !REFUSALS.includes(refusal.value.code))
      return;
    if (when(refusal).frame < when(certificates).frame) return;
    const at = epochMillis(around.policy.at ?? when(certificates));
    return {
      request: server.certificateRequest,
      certificates,
      refusal,
      faults: faultsOf(certificates.value[0], at, story),
    };
  },

  explain({ certificates, refusal, faults }, story) {
    const [leaf] = certificates.value;
    const { name, code } = refusal.value;
    return {
      what:
        `${sentence(party(story, 'server'))} refused the client's certificate "${nameOf(leaf)}" with the alert ` +
        `${name} (${code}).`,
      why: said(
        `The alert says that ${alertMeaning(code).says}.`,
        `The certificate is issued by "${leaf.issuerLabel}".`,
        issuersSentence(acceptedIssuers(story)),
        faults.length > 0
          ? `The certificate ${list(faults)}.`
          : 'Its dates and purpose are good as far as the capture can tell.',
      ),
      fix:
        fixes[code] ??
        'Give the client a certificate that the server accepts: issued by a CA that it trusts for clients, ' +
          'inside its dates, meant for clients.',
      blame: 'client',
      causes: causes(leaf, code, faults),
      next: [readClientFile, ...tryWithCertificate(story)],
    };
  },
});

const fixes: Readonly<Record<number, string>> = {
  44: 'Have a new certificate issued for the client.',
  45: "Renew the client's certificate and restart the client so that it loads the new one.",
  48: "Give the client a certificate from a CA that the server trusts for clients, or add its CA to the server's list.",
  51: "Load the key that belongs to the client's certificate.",
};

const readClientFile: NextStep = {
  text: 'Read the certificate that the client is set up with',
  command: 'openssl x509 -in CLIENT.pem -noout -subject -issuer -dates -ext extendedKeyUsage',
};

function faultsOf(leaf: Certificate, at: number, story: Story): string[] {
  const { from, to } = leaf.validity;
  const usages = leaf.extensions.extendedKeyUsage;
  const issuers = acceptedIssuers(story);
  const chain = story.client.certificates?.value ?? [];
  const isAccepted = issuers.length === 0 || chain.some((one) => issuers.some(({ key }) => key === one.issuerName.key));
  return [
    to < at && `expired ${describeSpan(to, at)} before this connection`,
    from > at && `becomes valid ${describeSpan(from, at)} after this connection`,
    usages &&
      !usages.includes('clientAuth') &&
      !usages.includes('anyExtendedKeyUsage') &&
      `is not for clients (its extended key usage is ${list(usages)})`,
    !isAccepted && 'comes from an issuer that the server does not name in its request',
  ].filter((fault) => typeof fault === 'string');
}

function causes(leaf: Certificate, code: number, faults: readonly string[]): Cause[] {
  const seen: Cause[] = faults.map((fault) => ({
    text: `The certificate ${fault}`,
    likelihood: 'high',
    why: 'It stands in the certificate that the client sent.',
  }));
  const issuer: Cause = {
    text:
      `The server does not trust "${leaf.issuerLabel}" for clients, or lacks an intermediate certificate that the ` +
      'client did not send',
    likelihood: code === 48 || (code === 46 && faults.length === 0) ? 'high' : 'medium',
    why: `The client's certificate is issued by "${leaf.issuerLabel}".`,
  };
  return [...seen, issuer];
}

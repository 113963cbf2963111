import { epochMillis } from '../../bytes/instant.js';
import { describeSpan } from '../../x509/describe.js';
import type { Certificate } from '../../x509/certificate.js';
import type { Around } from '../../story/around.js';
import { when, type Fact } from '../../story/fact.js';
import type { Alert, HiddenAlert, Story } from '../../story/story.js';
import { alertMeaning } from '../alert/meanings.js';
import { nameOf } from '../certificate/presented.js';
import { rule, type Cause, type Explanation, type NextStep } from '../rule.js';
import { list, party, said, sentence } from '../words.js';
import { acceptedIssuers, issuersSentence, tryWithCertificate } from './request.js';

/** How the server said no: an alert that can be read after a certificate that can, or what must be both. */
type Found = Read | Hidden;

interface Read extends Record<string, unknown> {
  readonly how: 'read';
  readonly certificates: Fact<readonly Certificate[]>;
  readonly refusal: Fact<Alert>;
  readonly faults: readonly string[];
}

interface Hidden extends Record<string, unknown> {
  readonly how: 'hidden';
  /** Bytes of the records that must hold the certificate. */
  readonly shown: Fact<number>;
  readonly refusal: Fact<HiddenAlert>;
}

const REFUSALS = [42, 43, 44, 45, 46, 48, 49, 51, 40];

/** The server does not accept the certificate that the client shows. */
export default rule<Found>({
  severity: 'error',
  certainty: (found) => (found.how === 'hidden' || found.refusal.value.code === 40 ? 'likely' : 'proven'),
  cites: ['RFC 8446 §4.4.2.4', 'RFC 8446 §6.2', 'RFC 5246 §7.4.6'],
  summary: "The server refuses the client's certificate.",
  proof:
    "Proven by the client's Certificate message and the server's alert after it: 42 to 46, 48, 49 or 51. The " +
    "same alerts from the client are about the server's certificate. Without keys TLS 1.3 shows neither: there " +
    "records before the client's Finished that are too long for anything but a certificate, and a server that " +
    'answers with a record of 19 bytes and closes, make it likely.',
  stage: 'client-certificate',

  match: (story, around) => read(story, around) ?? hidden(story),

  explain: (found, story) => (found.how === 'hidden' ? hiddenWords(found, story) : readWords(found, story)),
});

function read(story: Story, { policy }: Around): Read | undefined {
  const { client, server } = story;
  const refusal = server.alert;
  const { certificates } = client;
  if (!certificates?.value.length || !refusal || refusal.value.afterClose) return undefined;
  if (!REFUSALS.includes(refusal.value.code) || when(refusal).frame < when(certificates).frame) return undefined;
  const at = epochMillis(policy.at ?? when(certificates));
  const faults = faultsOf(certificates.value[0], at, story);
  return { how: 'read', request: server.certificateRequest, certificates, refusal, faults };
}

/** TLS 1.3 without keys: a certificate before the client's Finished, and an alert as the server's only answer. */
function hidden({ client, server }: Story): Hidden | undefined {
  const shown = client.hiddenCertificate;
  const refusal = server.hiddenAlert;
  if (!shown || refusal?.value.place !== 'after-finished' || server.alert || client.alert) return undefined;
  if (server.applicationData || server.applicationDataBytes > 0) return undefined;
  return { how: 'hidden', shown, finished: client.finished, refusal, end: server.fin ?? server.rst };
}

function readWords({ certificates, refusal, faults }: Read, story: Story): Explanation {
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
    fix: fixes[code] ?? acceptable,
    blame: 'client',
    causes: causes(leaf, code, faults),
    next: [readClientFile, ...tryWithCertificate(story)],
  };
}

function hiddenWords({ shown, refusal }: Hidden, story: Story): Explanation {
  return {
    what:
      `The client sent ${shown.value} encrypted bytes before its Finished, which must be a certificate and its ` +
      'proof; ' +
      `${party(story, 'server')} answered with an encrypted record of ${refusal.value.recordLength} bytes, the ` +
      'length of an alert, and closed.',
    why:
      'So the server asked for a client certificate, got one, and refused it. The client believes that it is ' +
      'connected, and fails at its first read. TLS 1.3 encrypts both, so this is read from lengths and places.',
    fix: acceptable,
    blame: 'client',
    causes: [
      {
        text:
          "The server does not trust the issuer of the client's certificate, or lacks an intermediate certificate " +
          'that the client did not send',
        likelihood: 'high',
        why: 'The refusal came right after the certificate.',
      },
      {
        text: "The client's certificate has expired, was revoked, or is not meant for clients",
        likelihood: 'medium',
        why: 'The certificate cannot be seen; the client has it on disk.',
      },
      {
        text: 'The server accepts the certificate, and a rule of its own refuses the person or device in it',
        likelihood: 'low',
        why: 'The alert cannot be read.',
      },
    ],
    next: [
      readServerLog,
      readClientFile,
      ...tryWithCertificate(story),
      {
        text: 'Have the client write its session keys, capture again, and give them to tlswhy: then both can be read',
        command: 'SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log',
      },
    ],
  };
}

const acceptable =
  'Give the client a certificate that the server accepts: issued by a CA that it trusts for clients, ' +
  'inside its dates, meant for clients.';

const readServerLog: NextStep = {
  text: "Read the server's log at this second: it names the alert that it sent",
};

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

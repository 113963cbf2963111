import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { HiddenAlert, Story } from '../../story/story.js';
import { isTls13 } from '../../tls/names/names.js';
import { shortChain } from '../certificate/hidden-chain.js';
import { requestedHost } from '../certificate/presented.js';
import { atFault, seenElsewhere, type Elsewhere } from '../certificate/seen-elsewhere.js';
import { sClient, showLeaf, targetOf } from '../commands.js';
import { rule, type Cause } from '../rule.js';
import { count, party, said, sentence } from '../words.js';

interface Found extends Record<string, unknown> {
  readonly refusal: Fact<HiddenAlert>;
  readonly healthy?: Fact<Tally>;
  /** The certificate is hidden here, and was seen in another connection. */
  readonly elsewhere?: Elsewhere;
  /** Bytes of the hidden Certificate message. */
  readonly chain?: Fact<number>;
}

/** The client answers the server's certificate with what must be an alert, encrypted: TLS 1.3, and NSS before. */
export default rule<Found>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §6', 'RFC 8446 §5.2', 'RFC 8446 §4.4.4'],
  summary: "The client refused the server's certificate, as far as encryption lets one see.",
  proof:
    'Inferred: under TLS 1.3 an encrypted alert makes a record of 19 bytes, and a Finished one of 53 or 69. ' +
    'A client that sends the short one instead of its Finished and closes has refused. With the session keys the ' +
    'alert can be read. ' +
    'A record as short at the end of a connection is the normal goodbye.',
  stage: 'certificate',

  needs: ['no-handshake'],
  match(story, around) {
    const { client, server, tls } = story;
    const refusal = client.hiddenAlert;
    if (refusal?.value.place !== 'refusal' || tls.completed || client.alert || server.alert) return;
    const chain = server.hiddenCertificate;
    return { refusal, hello: server.hello, chain, end: client.fin ?? client.rst, healthy: around.fullAtServer(story), elsewhere: seenElsewhere(story, around) };
  },

  explain({ refusal, healthy, elsewhere }, story) {
    const target = targetOf(story, requestedHost(story));
    return {
      what: `${sentence(party(story, 'client'))} ${refusalWords(refusal.value.recordLength, story)}`,
      why: said(
        'So it refused what the server had sent, which mostly is the certificate: issuer unknown, out of date, ' +
          'or for another name.',
        `The capture cannot show which, because ${hides13(story) ? 'TLS 1.3 encrypts the certificate and the alert' : 'the alert is encrypted'}.`,
        healthy &&
          elsewhere?.value.fault === undefined &&
          `${sentence(count(healthy.value.connections, 'other connection'))} to the same server completed, so ` +
            'look at this client first.',
      ),
      fix: "Read the client's own log: it knows the reason. Or check the certificate from the client's machine.",
      blame: elsewhere?.value.fault !== undefined ? 'server' : healthy ? 'client' : 'unknown',
      causes: atFault(elsewhere, withShortChain([...calledOff(story), ...causes(healthy, elsewhere)], shortChain(story, healthy ? 'medium' : 'high'))),
      next: [
        { text: 'See the certificate, judged by the CAs of this machine', command: sClient(target, '-showcerts') },
        { text: 'Its dates and names', command: showLeaf(target, '-dates', '-ext', 'subjectAltName') },
        {
          text:
            'Have the client write its session keys, capture again, and give them to tlswhy: then the alert can be ' +
            'read',
          command: 'SSLKEYLOGFILE=keys.log COMMAND; tlswhy CAPTURE --keylog keys.log',
        },
      ],
    };
  },
});

function refusalWords(length: number, story: Story): string {
  return hides13(story)
    ? `sent an encrypted record of ${length} bytes where its Finished was due. That is the length of an alert; a Finished has 53 bytes or more.`
    : `sent an encrypted alert of ${length} bytes right after its Finished, without waiting for the server's.`;
}

function hides13({ tls }: Story): boolean {
  return isTls13(tls.version?.value ?? 0x0304);
}

/** The first of them is no more than frequent; for this one there is evidence, unless others went on. */
function withShortChain(others: Cause[], short: Cause[]): Cause[] {
  if (short.length === 0 || short[0].likelihood !== 'high') return [...others, ...short];
  const [first, ...rest] = others;
  return [...short, { ...first, likelihood: 'medium' }, ...rest];
}

/** Not beside the fault that is seen in another connection. */
function dateOrName(healthy: Fact<Tally> | undefined, elsewhere: Elsewhere | undefined): Cause[] {
  if (elsewhere?.value.fault !== undefined) return [];
  const text = 'The certificate is out of date, or for another name';
  if (elsewhere) return [{ text, likelihood: 'low', why: 'In another connection it can be seen, and its dates and names are good.' }];
  if (healthy) return [{ text, likelihood: 'low', why: 'Then the others should have failed too.' }];
  return [{ text, likelihood: 'medium', why: 'The certificate cannot be seen.' }];
}

function causes(healthy: Fact<Tally> | undefined, elsewhere: Elsewhere | undefined): Cause[] {
  return [
    {
      text: 'The client does not trust the issuer (or has no list of CAs at all)',
      likelihood: 'high',
      why: healthy
        ? 'Other connections to the same server completed.'
        : 'It is the most frequent reason for a refusal at this place.',
    },
    ...dateOrName(healthy, elsewhere),
    {
      text: 'It looks at more than others do: a revocation, an OCSP answer that is missing or too old, a pinned key',
      likelihood: 'low',
      why: 'Firefox, Java and many apps can be told to.',
    },
    {
      text: "The server's signature or Finished is wrong, or a record was damaged on the way",
      likelihood: 'low',
      why: 'The refusal stands at the same place.',
    },
  ];
}

/** Java says user_canceled and close_notify, two records of one length; who refuses mostly sends one. */
function calledOff({ client }: Story): Cause[] {
  const [one, other] = client.encrypted.slice(-2);
  if (!other || one.length !== other.length || other.length > LONGEST_ALERT) return [];
  const isJava = client.stack?.value.name === 'Java';
  return [
    {
      text: 'The client called the connection off: a time limit, a cancelled request (user_canceled, close_notify)',
      likelihood: isJava ? 'high' : 'medium',
      why: 'It sent two records of that length, and a refusal is mostly one.',
    },
  ];
}

/** Java pads its alerts to this. */
const LONGEST_ALERT = 35;

import type { FrameRef } from '../../bytes/span.js';
import { fact, when, type Fact } from '../../story/fact.js';
import type { Side, Story } from '../../story/story.js';
import { contentType } from '../../tls/events.js';
import { cipherSuite } from '../../tls/names/cipher-suite.js';
import { isTls13 } from '../../tls/names/names.js';
import { sClientRequest } from '../commands.js';
import { firstEnd, target } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, said, sentence } from '../words.js';

/** What came of it: the client said no, or went along and was turned away. */
type Outcome = 'refused' | 'turned-away';

interface Found extends Record<string, unknown> {
  readonly outcome: Outcome;
  /** By TLS 1.3's post-handshake authentication, told by lengths; else by a renegotiation. */
  readonly byLength: boolean;
}

/** The server wants to know who asks in the middle of the conversation, and that is the end of it. */
export default rule<Found>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 5246 §7.2.2', 'RFC 5746', 'RFC 8446 §4.6.2', 'RFC 9113 §9.2.1'],
  summary: 'The server asks for a client certificate after the request, and that ends the connection.',
  proof:
    'Up to TLS 1.2: a handshake record of the server after application data (a renegotiation), answered by an alert of ' +
    'the client, or by handshake records that the server ends with an alert. Under TLS 1.3 the client\'s last records ' +
    'have the lengths of Certificate and Finished, and an alert of the server is the only answer. A server that answers ' +
    'the request after all was content.',
  stage: 'application-data',
  outranks: ['tcp/*', 'alert/*'],

  needs: ['handshake'],
  match(story) {
    const { client, tls } = story;
    if (!tls.completed || !client.applicationData || !tls.version) return;
    return isTls13(tls.version.value) ? afterHandshake(story, client.applicationData) : renegotiated(story, client.applicationData);
  },

  explain: ({ outcome, byLength }, story) => ({
    what:
      outcome === 'refused'
        ? `After the client's request ${party(story, 'server')} asked for a new handshake (renegotiation), and ` +
          `${party(story, 'client')} answered with an alert.`
        : `After the client's request ${party(story, 'server')} asked for ${byLength ? 'a client certificate' : 'a new handshake (renegotiation)'}; ` +
          `${party(story, 'client')} went along, and the server ended it with an alert.`,
    why: said(
      outcome === 'refused'
        ? 'Servers renegotiate when only some paths want a client certificate. Many clients refuse it (the alert is ' +
            'no_renegotiation), and HTTP/2 forbids it.'
        : 'Servers do so when only some paths want a client certificate: this client had none to show, or one that the ' +
            'server does not accept.',
      byLength && 'TLS 1.3 encrypts all of it: this is read from lengths and places.',
    ),
    fix: 'Ask for the client certificate in the first handshake: for the whole site, or for a name of its own.',
    blame: 'server',
    causes: [
      {
        text: 'A path of the site wants a client certificate (Apache SSLVerifyClient in a Location, IIS "require").',
        likelihood: 'high',
        why: 'The first handshake was enough until the request named the path.',
      },
      {
        text: 'The server renews keys after so many bytes or minutes.',
        likelihood: 'low',
        why: `${sentence(party(story, 'server'))} asked right after a request.`,
      },
    ],
    next: [
      {
        text: 'See it by hand: ask for the path, and watch for messages of a handshake after the request.',
        command: sClientRequest(target(story), isTls13(story.tls.version?.value ?? 0) ? '-enable_pha' : '-tls1_2', '-msg'),
      },
      {
        text: 'Apache: where is it set?',
        command: "grep -rn SSLVerifyClient /etc/apache2 /etc/httpd 2>/dev/null",
      },
    ],
  }),
});

/** Up to TLS 1.2: HelloRequest, and what the client made of it. */
function renegotiated(story: Story, request: Fact<number>): Found | undefined {
  const { client, server, tls } = story;
  const asks = helloRequest(story, when(request).frame);
  const end = firstEnd(story);
  if (!asks || !end) return undefined;
  const since = asks.at.frame;
  const clientAlert = alertAfter(client, since);
  const agreed =
    client.encrypted.some((one) => one.contentType === contentType.handshake && one.at.frame >= since) ||
    tls.messages.some((one) => one.type === 'client_hello' && one.from === 'client' && one.at.frame > since);
  const last = agreed ? alertAfter(server, since) : clientAlert;
  if (!last || answered(story, since, agreed ? last.at.frame : goneAt(client))) return undefined;
  // Content, and gone: the alert is its goodbye.
  if (agreed && clientAlert && clientAlert.at.frame < last.at.frame) return undefined;
  return {
    request,
    asks: fact(asks.length, asks.at, 'server → client: a handshake message after the request'),
    last: fact(last.length, last.at, agreed ? 'server → client: an alert' : 'client → server: an alert'),
    end: end.seen,
    outcome: agreed ? 'turned-away' : 'refused',
    byLength: false,
  };
}

interface Seen {
  readonly at: FrameRef;
  readonly length: number;
}

function helloRequest({ server, tls }: Story, asked: number): Seen | undefined {
  // Its Finished, which a capture may show after the request, is no new handshake.
  const since = Math.max(asked, server.finished ? when(server.finished).frame : 0);
  const read = tls.messages.find((one) => one.type === 'hello_request' && one.at.frame > since);
  return read ?? server.encrypted.find((one) => one.contentType === contentType.handshake && one.at.frame > since);
}

/** An alert of this side after that frame: read, or seen as a record. */
function alertAfter({ alerts, encrypted }: Side, frame: number): Seen | undefined {
  const read = alerts.find((one) => when(one).frame > frame);
  if (read) return { at: when(read), length: 2 };
  return encrypted.find((one) => one.contentType === contentType.alert && one.at.frame > frame);
}

/** Application data of the server that the client was still there for; perhaps so where not every record was kept. */
function answered({ server }: Story, since: number, until: number): boolean {
  if (server.encryptedCount > server.encrypted.length) return true;
  return server.encrypted.some(
    ({ contentType: type, at }) => type === contentType.applicationData && at.frame > since && at.frame < until,
  );
}

function goneAt({ fin, rst }: Side): number {
  return Math.min(fin ? when(fin).frame : Infinity, rst ? when(rst).frame : Infinity);
}

/**
 * TLS 1.3 without keys: the client's last records are as long as a Certificate (without one: its context, 32 bytes with
 * OpenSSL, and an empty list) and a Finished, and the server's only answer is as long as an alert.
 */
function afterHandshake({ client, server, tls }: Story, request: Fact<number>): Found | undefined {
  const suite = cipherSuite(tls.cipherSuite?.value ?? 0);
  const [certificate, finished] = client.encrypted.slice(-2);
  const refusal = server.encrypted.at(-1);
  if (!suite || !finished || !refusal || client.encryptedCount > client.encrypted.length || client.alert) return undefined;
  const hash = suite.hash === 'SHA-384' ? 48 : 32;
  if (finished.length !== 4 + hash + OVERHEAD) return undefined;
  if (certificate.length !== EMPTY_WITH_CONTEXT && !isSignature(certificate.length - OVERHEAD - 8)) return undefined;
  const asks = server.encrypted.find(({ at }) => at.frame > when(request).frame && at.frame < certificate.at.frame);
  const later = server.encrypted.filter(({ at }) => at.frame > finished.at.frame);
  if (!asks || later.length !== 1 || refusal.length !== 2 + OVERHEAD) return undefined;
  return {
    request,
    asks: fact(asks.length, asks.at, 'server → client: encrypted, after the request'),
    shown: fact(certificate.length, certificate.at, 'client → server: as long as a Certificate and its Finished'),
    last: fact(refusal.length, refusal.at, 'server → client: as long as an alert, and nothing else'),
    end: server.fin ?? server.rst ?? client.fin ?? client.rst,
    outcome: 'turned-away',
    byLength: true,
  };
}

/** Content type and tag. */
const OVERHEAD = 17;
/** Header, context of 32 bytes with its length, an empty list. */
const EMPTY_WITH_CONTEXT = 4 + 1 + 32 + 3 + OVERHEAD;

/** A CertificateVerify with an ECDSA signature on P-256 or P-384, EdDSA, or RSA. */
function isSignature(bytes: number): boolean {
  return (bytes >= 68 && bytes <= 72) || (bytes >= 100 && bytes <= 104) || [64, 114, 256, 384, 512].includes(bytes);
}

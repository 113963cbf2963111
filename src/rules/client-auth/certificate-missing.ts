import { when, type Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { rule } from '../rule.js';
import { party, said, sentence } from '../words.js';
import { acceptedIssuers, issuersSentence, tryWithCertificate } from './request.js';

interface Found extends Record<string, unknown> {
  readonly empty?: Fact<'read' | 'inferred'>;
  /** What the server did about it. */
  readonly answer: Fact<unknown>;
  /** How surely it refused over that: its alert says so, could say so, or it just closed. */
  readonly sure: 'said' | 'fits' | 'closed';
}

/** How servers say "no certificate": 116 under TLS 1.3; 40, 42 and others before. */
const REFUSALS = [116, 40, 42, 43, 46, 47, 48, 49, 10, 50];

/** The server wants a certificate from the client, and the client has none to show. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ empty, sure }) =>
    sure === 'said' || (sure === 'fits' && empty?.value === 'read') ? 'proven' : 'likely',
  cites: ['RFC 8446 §4.4.2.4', 'RFC 8446 §6.2', 'RFC 5246 §7.4.6'],
  summary: 'The server wants a client certificate, and the client shows none.',
  proof:
    "Proven by the CertificateRequest, the client's Certificate message without a certificate, and the server's " +
    'alert after it. Under TLS 1.3 all three are encrypted: ' +
    'a client record of 25 bytes before its Finished and a server record of 19 bytes after it make it likely. A ' +
    'server that goes on, and perhaps sends an error page, only wished for one.',
  stage: 'client-certificate',

  match(story) {
    const { client, server, tls } = story;
    const said116 = server.alert?.value.code === 116 ? server.alert : undefined;
    if (said116)
      return { request: server.certificateRequest, empty: client.emptyCertificate, answer: said116, sure: 'said' };
    const empty = client.emptyCertificate;
    if (!empty || (tls.completed && server.applicationData)) return;
    const answer = answerTo(empty, story);
    return answer && { request: server.certificateRequest, empty, ...answer };
  },

  explain({ empty, answer, sure }, story) {
    const issuers = acceptedIssuers(story);
    const isInferred = empty?.value === 'inferred' || !empty;
    return {
      what:
        `${sentence(party(story, 'server'))} ${refusalWords(answer, sure)} ` +
        `${empty ? "after the client's Certificate message without a certificate" : 'because it got no certificate'}.`,
      why: said(
        'The server asks every client for a certificate (mutual TLS), and this client has none set, or none that fits.',
        issuersSentence(issuers),
        isInferred &&
          sure !== 'said' &&
          'TLS 1.3 encrypts these messages, so this is read from their lengths: an empty Certificate has 25 ' +
            'bytes, an alert 19.',
        isTls13(story) && 'The client believes that it is connected, and fails at its first read.',
      ),
      fix: 'Set the client up with a certificate and its key, issued by a CA that the server accepts.',
      blame: 'client',
      causes: [
        {
          text: 'No client certificate is configured',
          likelihood: 'high',
          why: 'The client answered the request with an empty list.',
        },
        {
          text:
            'One is configured, but its issuer is not among those that the server names, so the client does not ' +
            'offer it',
          likelihood: issuers.length > 0 ? 'medium' : 'low',
          why:
            issuers.length > 0
              ? `The server names ${issuers.length === 1 ? 'one issuer' : `${issuers.length} issuers`}.`
              : 'The capture shows no list of issuers.',
        },
        { text: 'The program may not read the file of the key', likelihood: 'low', why: 'A capture cannot show it.' },
      ],
      next: tryWithCertificate(story),
    };
  },
});

function isTls13({ tls }: Story): boolean {
  return tls.version?.value === 0x0304;
}

function answerTo(empty: Fact<unknown>, { client, server, tls }: Story): Pick<Found, 'answer' | 'sure'> | undefined {
  if (server.alert)
    return REFUSALS.includes(server.alert.value.code) && !server.alert.value.afterClose
      ? { answer: server.alert, sure: 'fits' }
      : undefined;
  const hidden = server.hiddenAlert;
  if (hidden?.value.place === 'after-finished' || hidden?.value.place === 'refusal')
    return { answer: hidden, sure: 'closed' };
  const close = server.rst ?? server.fin;
  const mine = client.rst ?? client.fin;
  if (!close || tls.completed || when(close).frame < when(empty).frame) return undefined;
  return mine && when(mine).frame < when(close).frame ? undefined : { answer: close, sure: 'closed' };
}

function refusalWords({ value }: Fact<unknown>, sure: Found['sure']): string {
  if (typeof value === 'object' && value !== null && 'name' in value && 'code' in value) {
    return `ended the connection with the alert ${String(value.name)} (${String(value.code)})`;
  }
  if (typeof value === 'object' && value !== null && 'recordLength' in value) {
    return `answered with an encrypted record of ${String(value.recordLength)} bytes, the length of an alert,`;
  }
  return sure === 'closed' ? 'closed the connection' : 'refused';
}

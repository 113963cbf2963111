import { isBefore } from '../../bytes/instant.js';
import { when } from '../../story/fact.js';
import { leftToLookForOne } from '../certificate/reception.js';
import { rule } from '../rule.js';
import { party, said, sentence } from '../words.js';
import { acceptedIssuers, issuersSentence, tryWithCertificate } from './request.js';

/** A browser hangs up when the server asks for a client certificate, to look for one. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §4.3.2', 'RFC 5246 §7.4.4'],
  summary: 'The client, a browser, hung up when the server asked for a client certificate.',
  proof:
    "A CertificateRequest (under TLS 1.3: a message at its place, between EncryptedExtensions and Certificate), the client's FIN " +
    'right after it without an alert, and a client that looks like Chromium, which refuses certificates by an alert and never ' +
    'in silence. Other clients that hang up at this place may dislike the server\'s certificate.',
  stage: 'client-certificate',
  outranks: ['certificate/silent-refusal', 'certificate/unknown-ca', 'tcp/*'],

  match(story, around) {
    const left = leftToLookForOne(story);
    if (!left) return;
    const { client, server } = story;
    const healthy = around.healthyAtServer(story);
    const isBack = healthy?.value.clients.includes(client.endpoint.address) && isBefore(when(left), healthy.value.last);
    return { request: server.certificateRequest ?? server.hiddenCertificateRequest, left, back: isBack ? healthy : undefined };
  },

  // It came back, and got in: what looks like a failure is the browser's way to ask.
  severityOf: ({ back }) => (back ? 'info' : 'error'),

  explain: ({ back }, story) => ({
    what:
      `${sentence(party(story, 'server'))} asked for a client certificate, and ${party(story, 'client')} closed the ` +
      'connection without an alert.',
    why: said(
      'Chromium and the browsers made from it let go of the connection while they look for a certificate or ask the person, ' +
        'and then connect anew, with one or without.',
      back ? 'So it did here, and got in: this is no failure.' : 'If a later connection works, this one is no failure.',
      issuersSentence(acceptedIssuers(story)),
    ),
    fix: back
      ? 'Nothing to mend. Where it costs too much, ask for certificates under a name of its own.'
      : 'Look at the next connection of this client. If none works, give its user a certificate that the server accepts.',
    blame: 'client',
    causes: [
      {
        text: 'The browser has no certificate that fits, or the person was asked and chose none',
        likelihood: 'high',
        why: 'It hung up at the request.',
      },
      {
        text: 'The server asks everybody, though only some paths or people need a certificate',
        likelihood: 'low',
        why: 'The request came in the first handshake.',
      },
    ],
    next: tryWithCertificate(story),
  }),
});

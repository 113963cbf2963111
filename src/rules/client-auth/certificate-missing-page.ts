import { rule } from '../rule.js';
import { party, said } from '../words.js';
import { acceptedIssuers, issuersSentence, tryWithCertificate } from './request.js';

/** The handshake may do without a client certificate; the request may not. */
export default rule({
  severity: 'warning',
  certainty: 'proven',
  cites: ['RFC 8446 §4.4.2.4', 'RFC 9110 §15.5.1'],
  summary: 'The handshake succeeds without a client certificate, and an HTTP error page asks for one.',
  proof:
    'With a key log only: an HTTP status of 400 or above and the words of the page ("No required SSL certificate was ' +
    'sent"); where it is in the capture, also the empty Certificate message of the client.',
  stage: 'application-data',
  outranks: ['protocol/http-answer-before-close', 'tcp/*'],

  match({ client, server }) {
    const { answer } = server;
    if (answer?.value.refusal !== 'certificate-missing') return;
    return { request: server.certificateRequest, empty: client.emptyCertificate, answer };
  },

  explain: ({ answer: { value } }, story) => ({
    what:
      `The handshake succeeded without a client certificate; ${party(story, 'server')} then answered the request ` +
      `with status ${value.status} and a page that says that it wants one.`,
    why: said(
      'The server asks for a certificate in the handshake, lets clients without one pass, and refuses them in HTTP: ' +
        'so does nginx with ssl_verify_client on. For TLS, nothing is wrong.',
      issuersSentence(acceptedIssuers(story)),
    ),
    fix: 'Set the client up with a certificate and its key, issued by a CA that the server accepts.',
    blame: 'client',
    causes: [
      {
        text: 'No client certificate is configured, or none of an issuer that the server names',
        likelihood: 'high',
        why: 'The client answered the request for one with an empty list.',
      },
    ],
    next: tryWithCertificate(story),
  }),
});

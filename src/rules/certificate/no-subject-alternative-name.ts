import { showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { answersTo, certaintyBy, fault, severityBy } from './fault.js';
import { nameOf, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';

/** The certificate has no subjectAltName, the only place where clients look for names. */
export default rule({
  severity: 'error',
  severityOf: severityBy(answersTo.name),
  certainty: certaintyBy(answersTo.name),
  cites: ['RFC 9525 §2', 'RFC 5280 §4.2.1.6'],
  summary: "The server's certificate names its host only in the common name, or not at all.",
  proof:
    "Proven by a server certificate without subjectAltName entries for hosts, and the client's alert 42 or its " +
    'leaving. Go and browsers do not read the common name then; OpenSSL, GnuTLS, Java, Node.js and NSS still do.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca'],

  needs: ['certificates'],
  match: (story, around) =>
    fault(story, around, ({ coverage, leaf }) =>
      coverage?.reason === 'common-name-only' || (coverage?.reason === 'no-names' && leaf.names.length === 0)
        ? coverage
        : undefined,
    ),

  explain({ seen, taken, detail }, story) {
    const target = targetOf(story, requestedHost(story));
    const where =
      detail.reason === 'common-name-only'
        ? `The name "${seen.host}" stands only in the common name ("${nameOf(seen.leaf)}"), where Go and browsers ` +
          'do not look.'
        : `It holds no host name at all; its common name is "${nameOf(seen.leaf)}" and the client asked for ` +
          `"${seen.host}".`;
    return {
      what: receptionSentence(story, taken),
      why: `The certificate has no subject alternative names. ${where}`,
      fix: `Have the certificate issued with a subject alternative name "${seen.host}".`,
      blame: 'server',
      causes: [
        {
          text: 'It was made with old instructions or an old tool',
          likelihood: 'high',
          why: 'The extension subjectAltName is absent or names no host.',
        },
      ],
      next: [
        { text: 'See for yourself', command: showLeaf(target, '-subject', '-ext', 'subjectAltName') },
        {
          text: 'For a self-made one: name the host in the request',
          command: `openssl req -new -key KEY.pem -subj /CN=NAME -addext subjectAltName=DNS:NAME -out REQUEST.pem`,
        },
      ],
    };
  },
});

import type { Story } from '../../story/story.js';
import type { Certificate } from '../../x509/certificate.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { count, list, said } from '../words.js';
import { fault, type Fault } from './fault.js';
import { handshakeSignature } from './handshake-signature.js';
import { nameOf, requestedHost, type Presented } from './presented.js';
import { receptionSentence } from './reception.js';

interface Oddities {
  readonly notes: readonly string[];
  /** The server's own certificate, where another one stands before it: the client takes that one for the server's. */
  readonly own?: Certificate;
  /** The server's signature shows that it is its own. */
  readonly isProven: boolean;
}

/** The chain as sent is not the chain as needed. */
export default rule<Fault<Oddities>>({
  severity: 'error',
  severityOf: (found) => (isFatal(found) ? 'error' : found.seen.path.wrongOrder ? 'warning' : 'info'),
  certainty: (found) => (isFatal(found) && !found.detail.isProven ? 'likely' : 'proven'),
  cites: ['RFC 8446 §4.4.2', 'RFC 5246 §7.4.2'],
  summary: 'The server sends its certificates in the wrong order, or more of them than needed.',
  proof:
    'Proven by the Certificate message: each certificate should be followed by its issuer, without copies, ' +
    "strangers or the root. Clients sort what follows the first one, but the first they take for the server's own: where " +
    "that is an issuer, they refuse it, and the server's signature fits the certificate behind it.",
  stage: 'certificate',
  outranks: ['certificate/*'],

  needs: ['certificates'],
  match: (story, around) => fault(story, around, (seen, sent) => oddities(seen, sent, story)),

  explain: ({ seen, taken, detail: { notes, own } }, story) => ({
    title: own
      ? "The server's own certificate does not come first"
      : seen.path.wrongOrder
        ? 'The server sends its certificates in the wrong order'
        : 'The server sends more certificates than needed',
    what: said(own && receptionSentence(story, taken), `The server sent ${count(seen.path.sent, 'certificate')}.`),
    why: said(...notes, !own && seen.path.wrongOrder && 'Most clients sort them; older and stricter ones fail.'),
    fix: "Put the leaf first, then each one's issuer, and leave the root and everything else out.",
    blame: 'server',
    next: [
      { text: 'See what is sent, in order', command: sClient(targetOf(story, requestedHost(story)), '-showcerts') },
    ],
  }),
});

/** Whatever a client then minds, this is why. */
function isFatal({ detail: { own }, taken }: Fault<Oddities>): boolean {
  return own !== undefined && taken.how !== 'accepted' && taken.how !== 'open';
}

function oddities({ path, leaf }: Presented, sent: readonly Certificate[], story: Story): Oddities | undefined {
  const quoted = (some: readonly Certificate[]) => list(some.map((one) => `"${nameOf(one)}"`));
  const signer = mayBeAnothers(sent, story) ? handshakeSignature(story).signer : undefined;
  const own = signer ?? (leaf.isCa && path.wrongOrder ? sent.find(({ isCa }) => !isCa) : undefined);
  const notes = [
    own && ownSentence(own, leaf, sent),
    !own && path.wrongOrder && 'They do not stand in the order of the chain.',
    path.duplicates.length > 0 && `Sent more than once: ${quoted(path.duplicates)}.`,
    !own && path.trusted && path.extra.length > 0 && `Not needed: ${quoted(path.extra)}.`,
  ].filter((one) => typeof one === 'string');
  return notes.length > 0 ? { notes, own, isProven: signer !== undefined } : undefined;
}

/** The key of another certificate may have signed: then the handshake failed, and that one is no CA's. */
function mayBeAnothers(sent: readonly Certificate[], { tls }: Story): boolean {
  return !tls.completed && sent.some(({ isCa }, at) => at > 0 && !isCa);
}

function ownSentence(own: Certificate, first: Certificate, sent: readonly Certificate[]): string {
  return (
    `"${nameOf(first)}"${first.isCa ? ', a CA,' : ''} comes first, and the server's own "${nameOf(own)}" is number ` +
    `${sent.indexOf(own) + 1}. Clients take the first for the server's, and its name, its use and its key do not fit.`
  );
}

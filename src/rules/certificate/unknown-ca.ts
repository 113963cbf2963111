import type { Around, Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { programOf } from '../../story/program.js';
import type { Alert, Story } from '../../story/story.js';
import { targetOf } from '../commands.js';
import { lacksCertificate } from '../look-ups.js';
import { rule, type Cause, type Certainty, type NextStep } from '../rule.js';
import { clientSentence, trustSource, trustSteps } from '../stack-words.js';
import { count, party, said, sentence } from '../words.js';
import { answersTo, fault, isAboutMore, isBlameless, type Fault } from './fault.js';
import { shortChain } from './hidden-chain.js';
import { called, nameOf, oldCapture, requestedHost, type Presented } from './presented.js';
import { reception, receptionSentence, type Reception } from './reception.js';
import { mayMindStaple } from './staple.js';
import { showChainStep, trustPathSteps, withOwnCa } from './trust-path.js';
import { weakKey, weakSignature } from './weakness.js';

interface Found extends Record<string, unknown> {
  /** Absent under TLS 1.3 without keys. */
  readonly shown?: Fault<true>;
  readonly certificates?: Fact<unknown>;
  readonly answer?: Fact<unknown>;
  readonly taken: Reception;
  /** Others that went on after the same certificate, or at least with the same server. */
  readonly accepted?: Fact<Tally>;
  readonly sameCertificate: boolean;
  /** One of them came from the same address with the same offer. */
  readonly sameProgram: boolean;
  /** Other faults may be in what the capture lacks. */
  readonly unsure: boolean;
}

/** The client knows nobody who would vouch for the server's certificate. */
export default rule<Found>({
  severity: 'error',
  severityOf: ({ taken }) => (isRefusal(taken) ? 'error' : 'warning'),
  certainty,
  cites: ['RFC 8446 §6.2', 'RFC 5280 §6.1'],
  summary: "The client does not trust the issuer of the server's certificate.",
  proof:
    "Proven by the server's Certificate message and the client's alert unknown_ca (48) after it, which says it " +
    'outright. Likely with certificate_unknown (46, Java) and bad_certificate (42, Go, GnuTLS) where the chain leads ' +
    'to no trusted root and nothing else is wrong: a client that pins another key says the same. ' +
    'Not to be taken for a server that leaves out an intermediate certificate, or for one that is self-signed.',
  stage: 'certificate',

  match(story, around) {
    const shown = fault(story, around, (seen) => (isForThisRule(seen) ? true : undefined));
    const taken = reception(story);
    if (story.server.certificates ? !shown || !isAboutIssuer(shown, story) : !isSaid(story, taken)) return;
    const unsure = hidesOtherFaults(story);
    return { shown, certificates: shown?.certificates, answer: taken.proof, taken, unsure, ...whoAccepted(story, around) };
  },

  explain(found, story) {
    const { shown, taken } = found;
    const others = acceptedByOthers(found);
    const target = targetOf(story, requestedHost(story));
    const seen = shown?.seen;
    return {
      title: others
        ? "This client does not trust the issuer of the server's certificate; another connection did"
        : undefined,
      what: receptionSentence(story, taken),
      why: said(seen ? chainSentence(seen, isOutright(taken)) : hiddenChain, acceptedSentence(found), ownWords(found, story)),
      fix: others || seen?.path.trusted ? fixTrustPath : fixFor(seen),
      blame: others || seen?.path.trusted ? 'client' : 'unknown',
      causes: causes(found, story),
      next: [...ownSteps(story, taken), showChainStep(target), withOwnCa(target)],
    };
  },
});

/** Only 48 says it: Go sends 42 and Java 46 as well where a pinned key does not fit, of which the packets show nothing. */
function certainty({ taken, unsure }: Found): Certainty {
  if (taken.how !== 'refused') return isRefusal(taken) ? 'likely' : 'possible';
  if (unsure) return 'possible';
  return isOutright(taken) ? 'proven' : 'likely';
}

/** Without the name that was asked for, or with a hole in what the server sent, something else may be wrong with it too. */
function hidesOtherFaults({ client, server, gaps }: Story): boolean {
  return server.certificates !== undefined && (client.hello === undefined || gaps.hole.server);
}

function isOutright(taken: Reception): boolean {
  return taken.how === 'refused' && taken.proof.value.code === 48;
}

/** It said so, in the clear or hidden, or left as its kind does that refuses. */
function isRefusal(taken: Reception): boolean {
  if (taken.how === 'left' || taken.how === 'left-after') return taken.habit;
  return taken.how === 'refused' || taken.how === 'hidden';
}

/** Faults of the certificate that have a rule of their own. */
function isForThisRule({ path }: Presented): boolean {
  return !path.selfSigned && !path.missingIntermediate;
}

/** Only 48 means this by itself. Any other answer is taken for it where nothing else is wrong. */
function isAboutIssuer({ taken, seen, speaker }: Fault<true>, story: Story): boolean {
  if (taken.how === 'accepted' || taken.how === 'open') return false;
  if (taken.how === 'left-after' && taken.polite) return false;
  if (isAboutMore(speaker, taken)) return false;
  const nothingElse = isBlameless(seen) && !mayMindStaple(story, seen);
  if (taken.how !== 'refused') return !seen.path.trusted && nothingElse;
  const { code } = taken.proof.value;
  if (code === 48) return true;
  const weak = seen.path.trusted && (weakKey(seen.path) ?? weakSignature(seen.path));
  return !weak && nothingElse && answersTo.issuer.codes.some((one) => one === code);
}

function isSaid(story: Story, taken: Reception): taken is { how: 'refused'; proof: Fact<Alert> } {
  if (taken.how !== 'refused' || taken.proof.value.code !== 48) return false;
  return story.tls.resumed?.value !== true && !lacksCertificate(story);
}

/** In the client's own terms where it was recognised, else by what its alert suggests. */
function ownSteps(story: Story, taken: Reception): readonly NextStep[] {
  const own = trustSteps(story, requestedHost(story) ?? story.server.endpoint.address);
  return own.length > 0 ? own : trustPathSteps(codeOf(taken));
}

function codeOf(taken: Reception): number | undefined {
  return taken.how === 'refused' ? taken.proof.value.code : undefined;
}

function whoAccepted(story: Story, around: Around): Pick<Found, 'accepted' | 'sameCertificate' | 'sameProgram'> {
  const same = around.acceptedCertificate(story);
  // Where the server has several certificates, those who went on may have seen another one.
  const anyone = around.otherCertificates(story) ? undefined : around.fullAtServer(story);
  const accepted = same ?? anyone;
  const sameProgram = accepted?.value.programs?.includes(programOf(story)) ?? false;
  return { accepted, sameCertificate: same !== undefined, sameProgram };
}

const hiddenChain =
  "The alert means that it found no path from the server's certificate to a CA that it trusts. " +
  'The capture cannot show the certificate itself, because TLS 1.3 encrypts it.';

/** What such a client prints; not where the list says that the issuer is known and the client did not say otherwise. */
function ownWords({ shown, taken }: Found, story: Story): string | undefined {
  return shown?.seen.path.trusted && !isOutright(taken) ? undefined : clientSentence(story, 'unknownCa');
}

function chainSentence(seen: Presented, outright: boolean): string {
  const { path, leaf, trust } = seen;
  const number = count(path.sent, 'certificate');
  const sent = `The server sent ${number}; ${called(leaf, seen)} is issued by "${leaf.issuerLabel}".`;
  if (path.trusted && path.anchor) {
    return (
      `${sent} The chain leads to "${nameOf(path.anchor)}", which is in ${trust}: the certificate is good, and ` +
      (outright ? 'this client lacks that root.' : 'this client lacks that root, or minds what others do not look at.')
    );
  }
  const end = path.path[path.path.length - 1];
  if (path.namesakes.length > 0)
    return (
      `${sent} The chain ends at a CA that calls itself "${nameOf(path.namesakes[0])}", and its key is not that of the ` +
      `root of this name in ${trust}: so it is another CA, made for a test or for an interception, or a forgery.`
    );
  if (path.badSignature)
    return (
      `${sent} An issuer of the name "${nameOf(path.badSignature.issuer)}" is there, but its key did not sign ` +
      `${called(path.badSignature.certificate, seen)}.`
    );
  const issuer =
    end === leaf
      ? `"${leaf.issuerLabel}"`
      : `"${end.isSelfIssued ? nameOf(end) : end.issuerLabel}", where the chain ends,`;
  const old = oldCapture(seen);
  if (old) return `${sent} ${sentence(issuer)} is not in ${trust}. ${old}`;
  return `${sent} ${sentence(issuer)} is not in ${trust}: a private CA, which a client must be told to trust.`;
}

/**
 * What tells of this client's list. The same program, under encryption, does not: it trusted what it was shown then, or
 * was told to trust anybody.
 */
function acceptedByOthers({ accepted, sameCertificate, sameProgram }: Found): Fact<Tally> | undefined {
  return sameProgram && !sameCertificate ? undefined : accepted;
}

function acceptedSentence({ accepted, sameCertificate, sameProgram }: Found): string | undefined {
  if (!accepted) return undefined;
  const others = count(accepted.value.connections, 'other connection');
  const what = sameCertificate ? 'accepted the same certificate' : 'to the same server completed the handshake';
  if (sameProgram && !sameCertificate)
    return (
      `${sentence(others)} ${what}, one at least by a program at the same address with the same offer: so it was shown ` +
      'another certificate then (by another box or another backend), or it was told not to check.'
    );
  if (sameProgram)
    return (
      `${sentence(others)} ${what}, one at least by a program at the same address with the same offer: it had another ` +
      'list of trusted CAs, or was told not to check.'
    );
  return `${sentence(others)} ${what}, so look at this client's own list of trusted CAs first.`;
}

const fixTrustPath =
  "Mend this client's trust path: make its list of trusted CAs exist where its TLS library looks (OPENSSLDIR, " +
  'SSL_CERT_FILE, trust store) and hold the issuing root.';

function fixFor(seen: Presented | undefined): string {
  if (seen && seen.path.namesakes.length > 0) {
    return 'Find out who made this chain before anybody is told to trust it: compare it with what another network sees.';
  }
  const issuer = seen ? `"${rootNameOf(seen)}"` : "the root of the server's chain";
  return `Add ${issuer} to the client's trusted CAs, or give the server a certificate from a CA that the client knows.`;
}

function rootNameOf({ path }: Presented): string {
  const end = path.path[path.path.length - 1];
  return end.isSelfIssued ? nameOf(end) : end.issuerLabel;
}

function causes(found: Found, story: Story): Cause[] {
  const { shown, sameCertificate } = found;
  const accepted = acceptedByOthers(found);
  const trusted = shown?.seen.path.trusted ?? false;
  const ownPath: Cause = {
    text:
      `The client's list of trusted CAs is missing, empty, or not where its TLS library looks${whereItLooks(story)}`,
    likelihood: accepted || trusted ? 'high' : 'medium',
    why: ownPathEvidence(found, trusted),
  };
  const privateCa: Cause = {
    text:
      'The certificate comes from a private CA, or from a gateway that intercepts TLS, that this client was not ' +
      'told to trust',
    likelihood: accepted && !sameCertificate ? 'medium' : trusted ? 'low' : accepted ? 'medium' : 'high',
    why: privateCaEvidence(shown?.seen, story),
  };
  const incomplete: Cause = {
    text: 'The server leaves out an intermediate certificate',
    likelihood: 'low',
    why: shown ? `It sent ${count(shown.seen.path.sent, 'certificate')}.` : 'The capture cannot show how many it sent.',
  };
  const pinned: Cause[] = shown && !isOutright(found.taken) ? [{ ...pinnedKey, likelihood: trusted ? 'medium' : 'low' }] : [];
  const all = trusted ? [ownPath, ...pinned, privateCa] : [...(accepted ? [ownPath, privateCa] : [privateCa, ownPath]), ...pinned];
  const hidden = shown ? [] : shortChain(story, accepted ? 'medium' : 'high');
  if (hidden.length > 0) return accepted ? [...all, ...hidden] : [...hidden, ...all.map(lessLikely)];
  return shown && shown.seen.path.sent > 1 ? all : [...all, incomplete];
}

const pinnedKey: Cause = {
  text: 'The client expects one certain key or CA (a pin), which the server no longer has',
  likelihood: 'low',
  why: 'Its alert does not say what it minds.',
};

/** Beside a cause for which there is evidence. */
function lessLikely(cause: Cause): Cause {
  return cause.likelihood === 'high' ? { ...cause, likelihood: 'medium' } : cause;
}

function whereItLooks(story: Story): string {
  const source = trustSource(story);
  return source ? `: ${source.slice(0, -1)}` : ' (an OPENSSLDIR that does not exist, SSL_CERT_FILE, a container without ca-certificates)';
}

function ownPathEvidence({ accepted, sameCertificate }: Found, trusted: boolean): string {
  if (accepted && sameCertificate)
    return `Connections that accepted the same certificate: ${accepted.value.connections} (see their frames).`;
  if (accepted)
    return `Connections to the same server that completed: ${accepted.value.connections} (see their frames).`;
  if (trusted) return 'The chain leads to a root that is in the trust list.';
  return 'No other client in this capture shows that the chain is acceptable.';
}

function privateCaEvidence(seen: Presented | undefined, story: Story): string {
  if (!seen)
    return `${sentence(party(story, 'client'))} says that it does not know the issuer; which one it was is encrypted.`;
  if (seen.path.namesakes.length > 0) return `The root that bears this name in ${seen.trust} did not sign it.`;
  return seen.path.trusted
    ? `The root is in ${seen.trust}, so it is not private.`
    : `"${rootNameOf(seen)}" is not in ${seen.trust}.`;
}

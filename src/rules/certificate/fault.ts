import type { Certificate } from '../../x509/certificate.js';
import type { Around } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import type { StackName } from '../../tls/stacks/stack.js';
import type { Certainty, Severity } from '../rule.js';
import { leafMisuse } from './misuse.js';
import { presented, type Presented } from './presented.js';
import { reception, type Reception } from './reception.js';
import { isAcmeValidation } from '../acme/validation.js';

/** A fault of the server's certificates, and how the client took it. Facts of it are the evidence. */
export interface Fault<D> extends Record<string, unknown> {
  readonly certificates: Fact<readonly Certificate[]>;
  /** What the client did about it. */
  readonly answer?: Fact<unknown>;
  readonly seen: Presented;
  readonly taken: Reception;
  /** The TLS library of a client that did not accept them, where it is likely enough to read its alerts by it. */
  readonly speaker?: StackName;
  /** The ServerHello holds nothing that clients refuse by a handshake_failure or an internal_error of their own. */
  readonly wellAgreed: boolean;
  /** The capture lacks the ClientHello, and so the name that was asked for: it may be another one than the certificate's. */
  readonly nameUnseen: boolean;
  readonly detail: D;
}

/** Looks for a fault in the certificates that the server showed. */
export function fault<D>(
  story: Story,
  around: Around,
  look: (seen: Presented, sent: readonly Certificate[]) => D | undefined,
): Fault<D> | undefined {
  const { certificates } = story.server;
  if (isAcmeValidation(story)) return undefined;
  const seen = presented(story, around.policy);
  const detail = seen && certificates && look(seen, certificates.value);
  if (!certificates || !seen || detail === undefined) return undefined;
  const taken = reception(story);
  const speaker = taken.how === 'accepted' ? undefined : speakerOf(story);
  const nameUnseen = story.client.hello === undefined;
  const wellAgreed = isWellAgreed(story);
  return { certificates, answer: taken.proof, seen, taken, speaker, wellAgreed, nameUnseen, detail };
}

/** TLS 1.2 with secure renegotiation and the extended secret, if it was offered; before, OpenSSL stumbles over signatures. */
function isWellAgreed({ client, server, tls }: Story): boolean {
  const hello = server.hello?.value;
  if (!hello || (tls.version?.value ?? 0) < TLS_1_2) return false;
  return hello.secureRenegotiation && (hello.extendedMasterSecret || !client.hello?.value.extendedMasterSecret);
}

const TLS_1_2 = 0x0303;

function speakerOf({ client }: Story): StackName | undefined {
  const stack = client.stack?.value;
  return stack?.certainty === 'likely' ? stack.name : undefined;
}

/** How clients answer one kind of fault. */
export interface Answers {
  /** Alerts by which some stack or other names it, the most telling first. */
  readonly codes: readonly number[];
  /**
   * What it means that a client leaves without a word: of a fault that stands in the certificate for everybody to see,
   * likely that it was the reason; of one that lies in the client's own list or taste, nothing.
   */
  readonly silence: 'telling' | 'mute';
  /** An alert under encryption in answer to it counts as one of `codes`, though mere leaving does not. */
  readonly unread?: 'fits';
  /** Only some clients look for it, so whatever else is wrong may have been the reason, an unknown issuer too. */
  readonly only?: 'some';
  /** Those that are known to. Of others it is taken for the reason only where nothing else is wrong. */
  readonly minds?: readonly StackName[];
  /** How many of `codes`, from the first, name it outright: one, if nothing is said. */
  readonly naming?: number;
  /** Alerts of programs that judge it by a hook of their own, which mean other things elsewhere: of the only fault, likely. */
  readonly hooked?: readonly number[];
}

export const answersTo = {
  issuer: { codes: [48, 46, 42], silence: 'mute', unread: 'fits' },
  missing: { codes: [48, 46, 42], silence: 'telling' },
  expired: { codes: [45, 42, 46], silence: 'telling' },
  notYetValid: { codes: [42, 45, 46], silence: 'telling' },
  // Erlang before 27 says handshake_failure, Perl's IO::Socket::SSL internal_error.
  name: { codes: [42, 46], silence: 'telling', hooked: [40, 80] },
  purpose: { codes: [43, 42, 46, 48], silence: 'telling' },
  forged: { codes: [51, 42, 48, 46], silence: 'telling' },
  revoked: { codes: [44, 113, 46, 42], silence: 'telling', only: 'some', naming: 2 },
  staple: { codes: [113, 44, 46, 42], silence: 'mute', unread: 'fits', only: 'some' },
  weakKey: { codes: [42, 43, 46, 40, 71], silence: 'mute', only: 'some', naming: 0, minds: ['OpenSSL'] },
  weakSignature: { codes: [42, 43, 46, 40, 71], silence: 'mute', only: 'some', naming: 0, minds: ['OpenSSL', 'Go', 'GnuTLS'] },
  policy: { codes: [49, 46, 42, 48], silence: 'mute', only: 'some' },
} as const satisfies Record<string, Answers>;

/** The client left over something that fits this fault. */
export function isFatal(found: Fault<unknown>, answers: Answers): boolean {
  const { codes, silence, unread, minds } = answers;
  const { taken, speaker } = found;
  if (taken.how === 'refused') {
    const known = minds === undefined || (speaker !== undefined && minds.includes(speaker)) || faults(found) === 0;
    return known && (codes.includes(taken.proof.value.code) || isHooked(found, answers));
  }
  if (taken.how === 'hidden') return unread === 'fits' || silence === 'telling';
  if (taken.how !== 'left' && taken.how !== 'left-after') return false;
  return silence === 'telling' || (unread === 'fits' && taken.habit);
}

function isHooked({ seen, taken, wellAgreed }: Fault<unknown>, { hooked }: Answers): boolean {
  return taken.how === 'refused' && wellAgreed && plainFaults(seen) === 1 && hooked?.includes(taken.proof.value.code) === true;
}

/** An error where the client refused and its alert fits; otherwise a warning: it did not mind, or minded other things. */
export function severityBy(answers: Answers): (found: Fault<unknown>) => Severity {
  return (found) => (isFatal(found, answers) ? 'error' : 'warning');
}

/** Who judges a certificate does it within this time; who leaves later may have had other reasons. */
const JUDGED_MS = 1000;

/**
 * The fault itself stands in the packets. That it was the reason is proven by the alert that names it or by one that
 * fits while nothing else is wrong, likely where the client left at once without a word, possible where it took its
 * time.
 */
export function certaintyBy(answers: Answers): (found: Fault<unknown>) => Certainty {
  return (found) => {
    const { taken } = found;
    if (!isFatal(found, answers)) return 'proven';
    if (taken.how === 'left' && taken.ms > JUDGED_MS) return 'possible';
    if (taken.how !== 'refused' || isHooked(found, answers)) return 'likely';
    const outright = answers.codes.slice(0, answers.naming ?? 1).includes(taken.proof.value.code);
    return outright || faults(found) <= (answers.only ? 0 : 1) ? 'proven' : 'likely';
  };
}

/** How many things a strict client could mind, by what it said. */
function faults({ seen, taken, speaker, nameUnseen }: Fault<unknown>): number {
  return plainFaults(seen) + (seen.path.trusted || isAboutMore(speaker, taken) ? 0 : 1) + (nameUnseen ? 1 : 0);
}

/** OpenSSL and rustls say 48 when they do not know the issuer: any other alert of theirs is about something else. */
export function isAboutMore(speaker: StackName | undefined, taken: Reception): boolean {
  const saysUnknownCa = speaker === 'OpenSSL' || speaker === 'rustls';
  return saysUnknownCa && taken.how === 'refused' && taken.proof.value.code !== 48;
}

/** Those that any client would mind, whomever it trusts. */
function plainFaults({ path, coverage, leaf }: Presented): number {
  const needed = (some: readonly Certificate[]) => some.some((one) => path.path.includes(one));
  return [
    needed(path.expired),
    needed(path.notYetValid),
    coverage?.covered === false,
    path.violations.length > 0 || leafMisuse(leaf) !== undefined,
  ].filter(Boolean).length;
}

/** Nothing to mind but, perhaps, who issued it. */
export function isBlameless(seen: Presented): boolean {
  return plainFaults(seen) === 0;
}

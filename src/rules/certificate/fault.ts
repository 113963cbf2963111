import type { Certificate } from '../../x509/certificate.js';
import type { Around } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import type { Certainty, Severity } from '../rule.js';
import { presented, type Presented } from './presented.js';
import { reception, type Reception } from './reception.js';

/** A fault of the server's certificates, and how the client took it. Facts of it are the evidence. */
export interface Fault<D> extends Record<string, unknown> {
  readonly certificates: Fact<readonly Certificate[]>;
  /** What the client did about it. */
  readonly answer?: Fact<unknown>;
  readonly seen: Presented;
  readonly taken: Reception;
  readonly detail: D;
}

/** Looks for a fault in the certificates that the server showed. */
export function fault<D>(story: Story, around: Around, look: (seen: Presented) => D | undefined): Fault<D> | undefined {
  const { certificates } = story.server;
  const seen = presented(story, around.policy);
  const detail = seen && look(seen);
  if (!certificates || !seen || detail === undefined) return undefined;
  const taken = reception(story);
  return { certificates, answer: taken.proof, seen, taken, detail };
}

/** Alerts by which some stack or other names a fault of the certificate, the most telling first. */
export const alertsFor = {
  issuer: [48, 46, 42],
  expired: [45, 42, 46],
  notYetValid: [42, 45, 46],
  name: [42, 46],
  purpose: [43, 42, 46, 48],
  weak: [42, 43, 46, 40, 71],
} as const;

/** The client left over something that fits this fault. */
export function isFatal({ taken }: Fault<unknown>, codes: readonly number[]): boolean {
  if (taken.how === 'refused') return codes.includes(taken.proof.value.code);
  return taken.how !== 'accepted' && taken.how !== 'open';
}

/** An error where the client refused and its alert fits; otherwise a warning: it did not mind, or minded other things. */
export function severityBy(codes: readonly number[]): (found: Fault<unknown>) => Severity {
  return (found) => (isFatal(found, codes) ? 'error' : 'warning');
}

/**
 * The fault itself stands in the packets. That it was the reason is proven by the alert that names it or by one that
 * fits while nothing else is wrong, and likely where the client left without a word.
 */
export function certaintyBy(codes: readonly number[]): (found: Fault<unknown>) => Certainty {
  return ({ taken, seen }) => {
    if (taken.how === 'accepted' || taken.how === 'open') return 'proven';
    if (taken.how !== 'refused') return 'likely';
    const { code } = taken.proof.value;
    if (!codes.includes(code)) return 'proven';
    return code === codes[0] || faults(seen) <= 1 ? 'proven' : 'likely';
  };
}

/** How many things a strict client could mind. */
function faults({ path, coverage }: Presented): number {
  return [!path.trusted, path.expired.length > 0, path.notYetValid.length > 0, coverage?.covered === false].filter(
    Boolean,
  ).length;
}

/** Nothing to mind but, perhaps, who issued it. */
export function isBlameless(seen: Presented): boolean {
  return faults(seen) === 0 || (faults(seen) === 1 && !seen.path.trusted);
}

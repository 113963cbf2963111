import { list } from '../words.js';
import type { ErrorText } from './error-text.js';
import { certificateErrors } from './errors/certificate.js';
import { connectionErrors } from './errors/connection.js';
import { protocolErrors } from './errors/protocol.js';
import { serviceErrors } from './errors/service.js';
import { vagueErrors } from './errors/vague.js';
import type { Explained } from './explained.js';
import { provenBy } from './rule.js';

/** In this order: a log line names its certificate's fault beside words that fit many failures. */
export const errorTexts: readonly ErrorText[] = [
  ...serviceErrors,
  ...certificateErrors,
  ...protocolErrors,
  ...connectionErrors,
  ...vagueErrors,
];

/** Log lines can be long; what counts stands near their beginning. */
const LONGEST = 4096;

export function explainErrorText(text: string): Explained | undefined {
  const line = text.slice(0, LONGEST);
  for (const error of errorTexts) {
    const by = error.wordings.filter(({ pattern }) => pattern.test(line)).map((one) => one.by);
    if (by.length > 0) return explained(error, by);
  }
  return undefined;
}

function explained(error: ErrorText, by: readonly string[]): Explained {
  const named = by.filter((one, index) => one !== 'any' && by.indexOf(one) === index);
  const speaker = named.length > 0 ? [`These are the words of ${list(named, 'or')}.`] : [];
  return {
    kind: 'error-text',
    heading: error.heading,
    paragraphs: [...speaker, error.means],
    proofs: error.proofs.flatMap(({ rule, packets }) => provenBy(rule, packets)),
    next: error.next,
    references: [],
  };
}

import { reference } from '../reference.js';
import { builtInRules } from '../rules.js';
import type { Rule, Severity } from '../rule.js';
import { article } from '../words.js';
import type { Explained, ProvenBy } from './explained.js';

export function explainRule(id: string): Explained | undefined {
  const rule = builtInRules.get(id);
  if (!rule) return undefined;
  return {
    kind: 'rule',
    heading: `${id}: ${rule.summary}`,
    paragraphs: [consequence(rule), ...(rule.proof ? [rule.proof] : []), ...outranked(rule)],
    proofs: [],
    next: [{ text: 'Find it in a capture', command: `tlswhy CAPTURE --where 'rule:${id}'` }],
    references: rule.cites.map(reference),
  };
}

const consequences: Readonly<Record<Severity, string>> = {
  error: 'A connection of which it speaks has failed.',
  warning: 'The connection works; something should be mended before it breaks.',
  info: 'Nothing is wrong: it says what happened.',
};

function consequence({ severity, severityOf, certainty }: Rule): string {
  const milder = severityOf ? ' Where the other side did not mind, it is a milder finding.' : '';
  const sure =
    typeof certainty === 'string'
      ? ` It claims at most to be ${certainty}.`
      : ' How sure it is depends on what the capture shows.';
  return `This is ${article(severity)}. ${consequences[severity]}${milder}${sure}`;
}

function outranked({ outranks }: Rule): string[] {
  return outranks?.length ? [`Where it speaks, it explains more than ${outranks.join(', ')}.`] : [];
}

/** A rule that is not (or no longer) there is left out. */
export function provenBy(rule: string, packets: string): ProvenBy[] {
  const summary = builtInRules.get(rule)?.summary;
  return summary === undefined ? [] : [{ rule, summary, packets }];
}

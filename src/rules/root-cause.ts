import type { Finding } from './finding.js';
import type { Certainty, Rule, Severity } from './rule.js';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const certainties: readonly Certainty[] = ['proven', 'likely', 'possible'];

/** The nearer to what a person can mend, the further to the front. */
const families = [
  'incident',
  'dns',
  'protocol',
  'certificate',
  'client-auth',
  'negotiation',
  'early-data',
  'resumption',
  'middlebox',
  'alert',
  'tcp',
  'latency',
  'capture',
];

/**
 * What a family explains by its nature, without every rule saying so: why a connection was ended, against how it was.
 * Holds for findings that are at least likely, and yields to a rule's own `outranks`.
 */
const explains: Readonly<Record<string, readonly string[]>> = {
  protocol: ['alert/*', 'tcp/*', 'negotiation/*'],
  certificate: ['alert/*', 'tcp/*'],
  'client-auth': ['alert/*', 'tcp/*'],
  negotiation: ['alert/*', 'tcp/*'],
  resumption: ['alert/*', 'tcp/*'],
  'early-data': ['alert/*', 'tcp/*'],
  middlebox: ['tcp/*'],
  incident: ['tcp/*', 'early-data/*', 'middlebox/*'],
  alert: ['tcp/*'],
};

export interface Judged {
  readonly finding: Finding;
  readonly rule: Rule;
}

/** The one error that explains most: not outranked by another, then by severity, certainty and family. */
export function rootCause<T extends Judged>(judged: readonly T[]): T | undefined {
  const errors = judged.filter(({ finding }) => finding.severity === 'error');
  const top = errors.filter((one) => !errors.some((other) => outranks(other, one)));
  return (top.length > 0 ? top : errors).sort(byWeight)[0];
}

/** Order in which findings are told: errors first, the surest first, then by family. */
export function byWeight({ finding: a }: Judged, { finding: b }: Judged): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty) ||
    familyRank(a.rule) - familyRank(b.rule) ||
    (a.rule < b.rule ? -1 : 1)
  );
}

function outranks(one: Judged, other: Judged): boolean {
  if (one === other) return false;
  if (says(one, other)) return true;
  const natural = one.finding.certainty !== 'possible' && matches(explains[family(one.finding.rule)], other);
  return natural && !says(other, one);
}

function says(one: Judged, other: Judged): boolean {
  return matches(one.rule.outranks, other);
}

function matches(patterns: readonly string[] | undefined, { finding }: Judged): boolean {
  return patterns?.some((pattern) => pattern === finding.rule || pattern === `${family(finding.rule)}/*`) ?? false;
}

function family(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** Rules of a family that is not ours (`--rules`) come first: somebody wrote them for just this case. */
function familyRank(id: string): number {
  return families.indexOf(family(id));
}

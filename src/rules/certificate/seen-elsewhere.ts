import { epochMillis } from '../../bytes/instant.js';
import type { Around, Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import type { Certificate } from '../../x509/certificate.js';
import { describeKey, describeSpan } from '../../x509/describe.js';
import { coverage } from '../../x509/names.js';
import type { Cause } from '../rule.js';
import { shortList } from '../words.js';
import { leafMisuse } from './misuse.js';
import { nameOf, requestedHost } from './presented.js';
import { isWeaklySigned, isWeakKey } from './weakness.js';

/**
 * Where TLS 1.3 hides the certificate: the only one that this server was seen to show for this name, and what is wrong
 * with it for everybody to see; without a fault, its dates, names and use are good.
 */
export type Elsewhere = Fact<Tally & { readonly leaf: Certificate; readonly fault?: string }>;

/** Nothing where it can be seen here, or where the server has several. */
export function seenElsewhere(story: Story, around: Around): Elsewhere | undefined {
  if (story.server.certificates) return undefined;
  const seen = around.certificatesOfName(story);
  if (!seen || seen.value.leaves.length !== 1) return undefined;
  const [leaf] = seen.value.leaves;
  const at = epochMillis(around.policy.at ?? story.last);
  const fault = faultOf(leaf, at, requestedHost(story));
  return { ...seen, value: { ...seen.value, leaf, fault } };
}

function faultOf(leaf: Certificate, at: number, host: string | undefined): string | undefined {
  const { from, to } = leaf.validity;
  if (to < at) return `expired ${describeSpan(to, at)} before this connection`;
  if (from > at) return `is not valid for another ${describeSpan(from, at)}`;
  if (host !== undefined && !leaf.problem && !coverage(leaf, host).covered) {
    return leaf.names.length === 0
      ? `names no host, and the client asked for "${host}"`
      : `is for ${shortList(leaf.names.map((name) => `"${name}"`), 3)}, and the client asked for "${host}"`;
  }
  return leafMisuse(leaf) ?? weakness(leaf);
}

function weakness(leaf: Certificate): string | undefined {
  if (isWeakKey(leaf)) return `has a key that is too short: ${describeKey(leaf)}`;
  return isWeaklySigned(leaf) ? `is signed with ${leaf.signatureAlgorithm.name}, a hash that is broken` : undefined;
}

/** Puts it before the causes that are merely frequent. */
export function atFault(elsewhere: Elsewhere | undefined, others: readonly Cause[]): Cause[] {
  if (!elsewhere) return [...others];
  const { leaf, fault } = elsewhere.value;
  if (fault === undefined) return [...others];
  return [
    {
      text: `The certificate "${nameOf(leaf)}" ${fault}`,
      likelihood: 'high',
      why: 'The same server shows it for the same name in another connection, where it can be seen (see its frames).',
    },
    ...others.map((cause): Cause => (cause.likelihood === 'high' ? { ...cause, likelihood: 'medium' } : cause)),
  ];
}

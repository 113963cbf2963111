import { epochMillis } from '../../bytes/instant.js';
import { describeSpan } from '../../x509/describe.js';
import type { Certificate } from '../../x509/certificate.js';
import type { PathResult } from '../../x509/chain.js';
import { pathOf } from '../../x509/known-paths.js';
import { coverage, type Coverage } from '../../x509/names.js';
import type { Policy } from '../../story/around.js';
import { when, type Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { datePhrase } from '../words.js';

/** The server's certificates as one client saw them, judged by the trust list and the clock. */
export interface Presented {
  readonly leaf: Certificate;
  readonly path: PathResult;
  /** Milliseconds since 1970 UTC by which dates were judged; NaN where the capture has no time. */
  readonly at: number;
  /** The name that the client asked for. */
  readonly host?: string;
  readonly coverage?: Coverage;
  /** The trust list, for people. */
  readonly trust: string;
}

/** A dozen rules ask about the same certificates one after the other. */
const known = new WeakMap<readonly Certificate[], { policy: Policy; presented: Presented }>();

export function presented(story: Story, policy: Policy): Presented | undefined {
  const sent = story.server.certificates;
  if (!sent) return undefined;
  const before = known.get(sent.value);
  if (before?.policy === policy) return before.presented;
  const judged = judge(story, sent, policy);
  if (judged) known.set(sent.value, { policy, presented: judged });
  return judged;
}

function judge(story: Story, sent: Fact<readonly Certificate[]>, policy: Policy): Presented | undefined {
  const at = epochMillis(policy.at ?? when(sent));
  const host = requestedHost(story);
  const leaf = sent.value[0];
  const path = pathOf(sent.value, policy.trust, at);
  if (!path) return undefined;
  return {
    leaf,
    path,
    at,
    host,
    coverage: host === undefined || leaf.problem ? undefined : coverage(leaf, host),
    trust: policy.trust.label,
  };
}

/** The server name in the first ClientHello; an empty one is none. */
export function requestedHost({ client }: Story): string | undefined {
  return client.hello?.value.serverName || undefined;
}

/** What to call a certificate in a sentence: its common name, or its first name, or the whole subject. */
export function nameOf(certificate: Certificate): string {
  return certificate.commonName ?? certificate.names[0] ?? (certificate.subject || 'without a name');
}

/** `the certificate "api.example.com"`, `the intermediate certificate "Example Issuing CA"`. */
export function called(certificate: Certificate, { leaf }: Presented): string {
  const kind =
    certificate === leaf ? 'certificate' : certificate.isSelfIssued ? 'root certificate' : 'intermediate certificate';
  return `the ${kind} "${nameOf(certificate)}"`;
}

/** `19 November 2026, 00:00 UTC, 3 days and 15 hours before this connection`. */
export function dateBeside(millis: number, { at }: Presented): string {
  const side = millis < at ? 'before' : 'after';
  return (
    `${datePhrase({ seconds: Math.floor(millis / 1000), nanos: 0 })}, ${describeSpan(millis, at)} ${side} this ` +
    'connection'
  );
}

import { epochMillis } from '../../bytes/instant.js';
import { describeSpan } from '../../x509/describe.js';
import type { Certificate } from '../../x509/certificate.js';
import type { PathResult } from '../../x509/chain.js';
import { pathOf } from '../../x509/known-paths.js';
import { coverage, type Coverage } from '../../x509/names.js';
import type { TrustList } from '../../x509/trust.js';
import type { Policy } from '../../story/around.js';
import { when, type Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { datePhrase, DAY } from '../words.js';

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
  /** The chain leads to a root that browsers trust, so that their rules for CAs hold for it. */
  readonly isPublic: boolean;
  /** Year of the list at the earliest, where the capture is years older: what was a root then may be none in it now. */
  readonly listYear?: number;
}

/** A dozen rules ask about the same connection's certificates one after the other; its name and time are its own. */
let latest: { readonly sent: Fact<readonly Certificate[]>; readonly policy: Policy; readonly presented: Presented } | undefined;

export function presented(story: Story, policy: Policy): Presented | undefined {
  const sent = story.server.certificates;
  if (!sent) return undefined;
  if (latest?.sent === sent && latest.policy === policy) return latest.presented;
  const judged = judge(story, sent, policy);
  latest = judged && { sent, policy, presented: judged };
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
    coverage: host === undefined || leaf.problem ? undefined : coverageOf(leaf, host),
    trust: policy.trust.label,
    isPublic: path.trusted && policy.trust.isPublic,
    listYear: path.trusted ? undefined : laterYear(policy.trust, at),
  };
}

/** Of each leaf for the last name: clients ask a service for the same one again and again. */
const coverages = new WeakMap<Certificate, { readonly host: string; readonly coverage: Coverage }>();

export function coverageOf(leaf: Certificate, host: string): Coverage {
  const known = coverages.get(leaf);
  if (known?.host === host) return known.coverage;
  const found = coverage(leaf, host);
  coverages.set(leaf, { host, coverage: found });
  return found;
}

/** Mozilla drops some roots every year: after three, a stranger may be an old acquaintance. */
const LIST_MS = 3 * 365 * DAY;

function laterYear({ youngest }: TrustList, at: number): number | undefined {
  return youngest !== undefined && youngest - at > LIST_MS ? new Date(youngest).getUTCFullYear() : undefined;
}

/** `The capture is of 2014, and the list of 2023 or later: …`; nothing where they are of one time. */
export function oldCapture({ at, listYear }: Presented): string | undefined {
  if (listYear === undefined) return undefined;
  return (
    `That proves little: the capture is of ${new Date(at).getUTCFullYear()}, and this list, of ${listYear} or later, ` +
    'lacks roots that were trusted then.'
  );
}

/** A second fault that clients mind which were not told to trust the issuer; nothing where the chain is trusted. */
export function besides({ path, trust }: Presented): string | undefined {
  if (path.trusted || path.selfSigned || path.missingIntermediate) return undefined;
  return `Besides, the chain leads to no root in ${trust}.`;
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

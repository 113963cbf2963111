import type { Story } from '../story/story.js';
import type { Finding, Status, Verdict } from './finding.js';

/** What a connection comes to, given what the rules found. */
export function status(story: Story, findings: readonly Finding[]): Status {
  if (findings.some((one) => one.severity === 'error')) return 'failed';
  if (story.protocol === 'plaintext') return 'ok';
  if (!story.tls.completed) return isMereKnock(story) ? 'ok' : 'incomplete';
  return findings.some((one) => one.severity === 'warning') ? 'degraded' : 'ok';
}

/** Opened and closed without a byte: a port check, not an attempt at TLS. */
function isMereKnock({ protocol, tcp, ending }: Story): boolean {
  return protocol === 'none' && tcp.established !== undefined && (ending.how === 'fin' || ending.how === 'rst');
}

/** Worth listing by itself: it spoke TLS, or failed in a way that its TLS client would have felt. */
export function bearsOnTls({ story, status }: Verdict): boolean {
  return story.protocol === 'tls' || status === 'failed';
}

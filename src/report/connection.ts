import { type Instant, formatInstant, isKnown, millisBetween } from '../bytes/instant.js';
import type { Finding, Verdict } from '../rules/finding.js';
import { type Fact, when } from '../story/fact.js';
import type { Party, SeenHandshake, Side, Story } from '../story/story.js';
import { ja3 } from '../tls/fingerprint/ja3.js';
import { ja3s } from '../tls/fingerprint/ja3s.js';
import { ja4 } from '../tls/fingerprint/ja4.js';
import { cipherSuiteName } from '../tls/names/cipher-suite.js';
import { groupName, isTls13, versionName } from '../tls/names/names.js';
import { certificateReports } from './certificates.js';
import type { AlertReport, ConnectionReport, FindingReport, MessageReport, TcpReport, TimingsReport, Told } from './document.js';
import { timelineRows } from './timeline.js';

/** Says when, as the document has it: ISO 8601 with the capture's own decimals, undefined where there is no time. */
export type TimeText = (at: Instant) => string | undefined;

/**
 * A verdict as plain data. `digits` are the decimals of a second that the capture records. What costs more than a
 * look (fingerprints, certificates, lists) is made when it is read, so a report pays only for what it shows.
 */
export function told(verdict: Verdict, digits: number): Told {
  const { story } = verdict;
  const time: TimeText = (at) => (isKnown(at) ? formatInstant(at, digits) : undefined);
  const connection = connectionReport(verdict, time);
  return {
    connection,
    get timeline() {
      return timelineRows(story, time);
    },
    omitted: story.omitted,
  };
}

function connectionReport({ story, status, findings }: Verdict, time: TimeText): ConnectionReport {
  const { client, server, tls } = story;
  return {
    id: story.id,
    capture: story.capture,
    transport: story.transport,
    protocol: story.protocol,
    client: client.endpoint,
    server: server.endpoint,
    upgrade: story.upgrade?.value.protocol,
    get startedAt() {
      return time(story.first);
    },
    get endedAt() {
      return time(story.last);
    },
    frames: [story.first.frame, story.last.frame],
    status,
    stage: story.stage,
    sni: client.hello?.value.serverName ?? story.name?.value.name,
    get alpn() {
      const offered = client.hello?.value.alpn ?? [];
      return offered.length > 0 ? [...offered] : undefined;
    },
    alpnSelected: tls.alpn?.value,
    version: named(tls.version, versionName),
    cipherSuite: named(tls.cipherSuite, cipherSuiteName),
    group: named(tls.group, groupName),
    resumed: tls.resumed?.value,
    earlyData: tls.earlyData,
    clientAuth: tls.clientAuth,
    decrypted: tls.decrypted,
    get ja3() { return named(client.hello, ja3); },
    get ja3s() { return named(server.hello, ja3s); },
    get ja4() { return named(client.hello, ja4); },
    get clientStack() { return client.stack && { ...client.stack.value }; },
    get serverStack() { return server.stack && { ...server.stack.value }; },
    get messages() {
      return tls.messages.map((message) => messageReport(message, time));
    },
    get alerts() {
      return alertReports(story, time);
    },
    get certificates() {
      return certificateReports(story);
    },
    get tcp() {
      return tcpReport(story);
    },
    get timings() {
      return timings(story);
    },
    findings: findings.map(findingReport),
  };
}

function named<T>(known: Fact<T> | undefined, name: (value: T) => string): string | undefined {
  return known && name(known.value);
}

function messageReport({ at, from, type, length, encrypted }: SeenHandshake, time: TimeText): MessageReport {
  return { frame: at.frame, time: time(at), from, type, length, encrypted };
}

/** What both sides alerted, in the order of frames. */
function alertReports(story: Story, time: TimeText): AlertReport[] {
  const all = [...sideAlerts(story, 'client', time), ...sideAlerts(story, 'server', time)];
  return all.sort((a, b) => a.frame - b.frame);
}

function sideAlerts(story: Story, from: Party, time: TimeText): AlertReport[] {
  const side: Side = story[from];
  const read = side.alerts.map((one): AlertReport => {
    const { level, name, code, encrypted } = one.value;
    const at = when(one);
    const rank = level === 1 ? 'warning' : level === 2 ? 'fatal' : undefined;
    return { frame: at.frame, time: time(at), from, level: rank, description: name, code, encrypted, inferred: false };
  });
  if (!side.hiddenAlert) return read;
  const at = when(side.hiddenAlert);
  // Before TLS 1.3 the record's type says in the clear that it is an alert.
  const inferred = isTls13(story.tls.version?.value ?? 0);
  return [...read, { frame: at.frame, time: time(at), from, encrypted: true, inferred }];
}

function tcpReport({ tcp, client, server, ending }: Story): TcpReport {
  return {
    handshakeMs: tcp.handshakeMs === undefined ? undefined : rounded(tcp.handshakeMs),
    retransmissions: client.retransmissions + server.retransmissions,
    closedBy: ending.by,
    how: ending.how,
    closeFrame: ending.at?.frame,
  };
}

/** From the client's first ClientHello on, but for `firstByteMs`, which counts from the first packet. */
function timings({ first, client, server, tcp, tls }: Story): TimingsReport {
  const answer = earlier(server.hello, server.retryRequest);
  return {
    tcpMs: tcp.handshakeMs === undefined ? undefined : rounded(tcp.handshakeMs),
    clientHelloToServerHelloMs: between(client.hello, answer && when(answer)),
    handshakeMs: between(client.hello, tls.completed?.spans.at(-1)?.at),
    firstByteMs: server.applicationData && elapsed(first, when(server.applicationData)),
  };
}

function earlier(one: Fact<unknown> | undefined, other: Fact<unknown> | undefined): Fact<unknown> | undefined {
  if (!one || !other) return one ?? other;
  return when(one).frame <= when(other).frame ? one : other;
}

function between(from: Fact<unknown> | undefined, to: Instant | undefined): number | undefined {
  return from && to && elapsed(when(from), to);
}

function elapsed(from: Instant, to: Instant): number | undefined {
  const ms = millisBetween(from, to);
  return Number.isNaN(ms) ? undefined : rounded(ms);
}

/** To the nanosecond, so that no binary fraction shows. */
export function rounded(ms: number): number {
  return Math.round(ms * 1e6) / 1e6;
}

function findingReport(finding: Finding): FindingReport {
  const { rule, severity, certainty, rootCause, title, summary, blame, stage } = finding;
  const { evidence, causes, nextSteps, references } = finding;
  return {
    rule,
    severity,
    certainty,
    rootCause,
    title,
    summary,
    blame,
    stage,
    evidence: evidence.map(({ at, note }) => ({ frame: at.frame, note })),
    causes: [...causes],
    nextSteps: [...nextSteps],
    references: [...references],
  };
}

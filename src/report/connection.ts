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
import { Lazy } from './lazy.js';
import { timelineRows } from './timeline.js';

/** Says when, as the document has it: ISO 8601 with the capture's own decimals, undefined where there is no time. */
export type TimeText = (at: Instant) => string | undefined;

/**
 * A verdict as plain data. `digits` are the decimals of a second that the capture records. Everything is made when it
 * is read, so a report pays only for what it shows.
 */
export function told(verdict: Verdict, digits: number): Told {
  return new ToldVerdict(verdict, timeTexts[digits]);
}

/** One for each number of decimals. */
const timeTexts = Array.from({ length: 10 }, (_, digits): TimeText => {
  return (at) => (isKnown(at) ? formatInstant(at, digits) : undefined);
});

class ToldVerdict extends Lazy implements Told {
  private readonly report: ConnectionReport;

  constructor(
    private readonly verdict: Verdict,
    private readonly time: TimeText,
  ) {
    super();
    this.report = new ToldConnection(verdict, time);
  }

  get connection() { return this.report; }
  get timeline() { return timelineRows(this.verdict.story, this.time); }
  get omitted() { return this.verdict.story.omitted; }
}

/** The getters stand in the order of the document. */
class ToldConnection extends Lazy implements ConnectionReport {
  private made?: FindingReport[];

  private readonly story: Story;

  constructor(
    private readonly verdict: Verdict,
    private readonly time: TimeText,
  ) {
    super();
    this.story = verdict.story;
  }

  get id() { return this.story.id; }
  get capture() { return this.story.capture; }
  get transport() { return this.story.transport; }
  get protocol() { return this.story.protocol; }
  get client() { return this.story.client.endpoint; }
  get server() { return this.story.server.endpoint; }
  get upgrade() { return this.story.upgrade?.value.protocol; }
  get startedAt() { return this.time(this.story.first); }
  get endedAt() { return this.time(this.story.last); }
  get frames(): [number, number] { return [this.story.first.frame, this.story.last.frame]; }
  get status() { return this.verdict.status; }
  get stage() { return this.story.stage; }
  get sni() { return this.story.client.hello?.value.serverName ?? this.story.name?.value.name; }
  get alpn() { return offered(this.story.client.hello?.value.alpn ?? []); }
  get alpnSelected() { return this.story.tls.alpn?.value; }
  get version() { return named(this.story.tls.version, versionName); }
  get cipherSuite() { return named(this.story.tls.cipherSuite, cipherSuiteName); }
  get group() { return named(this.story.tls.group, groupName); }
  get resumed() { return this.story.tls.resumed?.value; }
  get earlyData() { return this.story.tls.earlyData; }
  get clientAuth() { return this.story.tls.clientAuth; }
  get decrypted() { return this.story.tls.decrypted; }
  get ja3() { return named(this.story.client.hello, ja3); }
  get ja3s() { return named(this.story.server.hello, ja3s); }
  get ja4() { return named(this.story.client.hello, ja4); }
  get clientStack() { return copied(this.story.client.stack); }
  get serverStack() { return copied(this.story.server.stack); }
  get messages() { return this.story.tls.messages.map((message) => messageReport(message, this.time)); }
  get alerts() { return alertReports(this.story, this.time); }
  get certificates() { return certificateReports(this.story); }
  get tcp() { return tcpReport(this.story); }
  get timings() { return timings(this.story); }
  get findings() { return (this.made ??= this.verdict.findings.map((finding) => new ToldFinding(finding))); }
}

function offered(protocols: readonly string[]): string[] | undefined {
  return protocols.length > 0 ? [...protocols] : undefined;
}

function copied<T extends object>(known: Fact<T> | undefined): T | undefined {
  return known && { ...known.value };
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

/** Its words are found when they are read. */
class ToldFinding extends Lazy implements FindingReport {
  constructor(private readonly finding: Finding) {
    super();
  }

  get rule() { return this.finding.rule; }
  get severity() { return this.finding.severity; }
  get certainty() { return this.finding.certainty; }
  get rootCause() { return this.finding.rootCause; }
  get title() { return this.finding.title; }
  get summary() { return this.finding.summary; }
  get blame() { return this.finding.blame; }
  get stage() { return this.finding.stage; }
  get evidence() { return this.finding.evidence.map(({ at, note }) => ({ frame: at.frame, note })); }
  get causes() { return [...this.finding.causes]; }
  get nextSteps() { return [...this.finding.nextSteps]; }
  get references() { return [...this.finding.references]; }
}

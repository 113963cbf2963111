import { limits } from '../bytes/limits.js';
import type { AlertReport, CertificateReport, ConnectionReport, FindingReport } from '../report/document.js';

/** What many connections have in common, and what a filter may ask for; kept once for all that look the same. */
type Look = Pick<
  ConnectionReport,
  | 'capture' | 'transport' | 'protocol' | 'upgrade' | 'sni' | 'alpn' | 'alpnSelected' | 'version' | 'cipherSuite'
  | 'group' | 'ja3' | 'ja4' | 'alerts' | 'certificates' | 'findings' | 'server'
>;

/** A connection as the list keeps it: enough to show a line, to sort and to filter; no timeline, no prose. */
export interface Row {
  readonly id: number;
  readonly status: ConnectionReport['status'];
  readonly stage: ConnectionReport['stage'];
  readonly startedAt?: string;
  readonly frames: readonly [number, number];
  readonly client: ConnectionReport['client'];
  readonly look: Look;
}

/** The first finding's title: the root cause of a failure, the gravest warning otherwise. */
export function titleOf({ look }: Row): string | undefined {
  return look.findings[0]?.title;
}

/** Makes rows that share their looks. What is remembered for sharing is bounded; a row keeps its look by itself. */
export class RowMaker {
  private readonly looks = new Map<string, Look>();

  make(connection: ConnectionReport): Row {
    const { id, status, stage, startedAt, frames, client } = connection;
    return { id, status, stage, startedAt, frames, client, look: this.shared(lookOf(connection)) };
  }

  private shared(look: Look): Look {
    const key = JSON.stringify(look);
    const known = this.looks.get(key);
    if (known) return known;
    if (this.looks.size >= limits.screenLooks) this.looks.clear();
    this.looks.set(key, look);
    return look;
  }
}

function lookOf(connection: ConnectionReport): Look {
  const { capture, transport, protocol, upgrade, sni, alpn, alpnSelected, version, cipherSuite, group } = connection;
  return {
    capture, transport, protocol, upgrade, sni, alpn, alpnSelected, version, cipherSuite, group,
    ja3: connection.ja3,
    ja4: connection.ja4,
    server: connection.server,
    alerts: connection.alerts.map(briefAlert),
    certificates: connection.certificates.map(briefCertificate),
    findings: connection.findings.map(briefFinding),
  };
}

function briefAlert({ from, level, description, code, encrypted, inferred }: AlertReport): AlertReport {
  return { frame: 0, from, level, description, code, encrypted, inferred };
}

function briefCertificate({ from, subject, issuer }: CertificateReport): CertificateReport {
  return { from, subject, issuer, names: [], sha256: '' };
}

/** Only the first finding is shown in the list, so only its title is kept. */
function briefFinding(
  { rule, severity, certainty, rootCause, title, blame, stage }: FindingReport, at: number,
): FindingReport {
  const nothing = { summary: '', evidence: [], causes: [], nextSteps: [], references: [] };
  return { rule, severity, certainty, rootCause, title: at === 0 ? title : '', blame, stage, ...nothing };
}

/** The row as a filter takes it; what no filter asks for is empty. Spelled out: spreading took 20 µs a row. */
export function asConnection({ id, status, stage, startedAt, frames, client, look }: Row): ConnectionReport {
  const { capture, transport, protocol, upgrade, sni, alpn, alpnSelected, version, cipherSuite, group } = look;
  const { ja3, ja4, alerts, certificates, findings, server } = look;
  return {
    id, status, stage, startedAt, client, server, frames: [frames[0], frames[1]], capture, transport, protocol, upgrade,
    sni, alpn, alpnSelected, version, cipherSuite, group, ja3, ja4, alerts, certificates, findings, ...NOT_KEPT,
  };
}

const NOT_KEPT = {
  earlyData: 'none',
  clientAuth: 'none',
  decrypted: false,
  messages: [],
  tcp: { retransmissions: 0, how: 'open' },
  timings: {},
} satisfies Partial<ConnectionReport>;

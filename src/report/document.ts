/**
 * The report as plain data: exactly the JSON of `--format json` (schema `tlswhy/1`). Times are ISO 8601 UTC with the
 * capture's own precision, durations are milliseconds, frames count from 1, byte strings are lower-case hex;
 * what is absent is unknown, and nothing is null. Fields may be added, never renamed or dropped.
 */
export interface Document {
  schema: 'tlswhy/1';
  tool: { name: 'tlswhy'; version: string };
  captures: CaptureReport[];
  connections: ConnectionReport[];
  incidents: IncidentReport[];
  summary: Summary;
}

/** One line of `--format ndjson`: the parts of the document as soon as they are known; `end` is the last. */
export type DocumentLine =
  | ({ type: 'capture' } & CaptureReport)
  | ({ type: 'connection' } & ConnectionReport)
  | ({ type: 'incident' } & IncidentReport)
  | ({ type: 'end' } & Pick<Document, 'schema' | 'tool' | 'summary'>);

export interface CaptureReport {
  path: string;
  /** Absent where the input is no capture. */
  format?: 'pcap' | 'pcapng' | 'live';
  linkTypes: string[];
  packets: number;
  bytes: number;
  firstTime?: string;
  lastTime?: string;
  /** How far the evidence can be trusted; each entry says how much and what it hides. */
  quality: QualityReport[];
  /** Connections that never spoke TLS and failed in no way that bears on it, not listed (unless `--all`). */
  otherConnections: number;
  /** Why reading stopped early, in one sentence, and at which byte of the input. */
  error?: { message: string; offset: number };
}

export interface QualityReport {
  kind: 'missing-segments' | 'snaplen' | 'one-sided' | 'duplicates' | 'truncated-file' | 'clock-step' | 'malformed' | 'dropped';
  count: number;
  note: string;
}

export interface ConnectionReport {
  /** Order of first packets. */
  id: number;
  capture: number;
  transport: 'tcp' | 'udp';
  protocol: 'tls' | 'dtls' | 'quic' | 'plaintext' | 'none';
  client: EndpointReport;
  server: EndpointReport;
  upgrade?: string;
  startedAt?: string;
  endedAt?: string;
  /** First and last. */
  frames: [number, number];
  status: 'ok' | 'failed' | 'degraded' | 'incomplete';
  stage: StageReport;
  sni?: string;
  /** Offered by the client. */
  alpn?: string[];
  alpnSelected?: string;
  version?: string;
  cipherSuite?: string;
  group?: string;
  resumed?: boolean;
  earlyData: 'none' | 'offered' | 'accepted' | 'rejected';
  clientAuth: 'none' | 'requested' | 'sent' | 'empty';
  decrypted: boolean;
  ja3?: string;
  ja3s?: string;
  ja4?: string;
  messages: MessageReport[];
  alerts: AlertReport[];
  certificates: CertificateReport[];
  tcp: TcpReport;
  timings: TimingsReport;
  findings: FindingReport[];
}

export interface EndpointReport {
  address: string;
  port: number;
}

export type PartyReport = 'client' | 'server';

export type StageReport =
  | 'tcp-connect'
  | 'upgrade'
  | 'client-hello'
  | 'server-hello'
  | 'certificate'
  | 'key-exchange'
  | 'client-certificate'
  | 'finished'
  | 'application-data'
  | 'closed';

export interface MessageReport {
  frame: number;
  time?: string;
  from: PartyReport;
  type: string;
  length: number;
  encrypted: boolean;
}

export interface AlertReport {
  frame: number;
  time?: string;
  from: PartyReport;
  level?: 'warning' | 'fatal';
  description?: string;
  code?: number;
  encrypted: boolean;
  /** Seen by its length and place, not read. */
  inferred: boolean;
}

export interface CertificateReport {
  from: PartyReport;
  subject?: string;
  issuer?: string;
  serial?: string;
  notBefore?: string;
  notAfter?: string;
  names: string[];
  keyType?: string;
  keyBits?: number;
  signature?: string;
  sha256: string;
  /** Why it could not be read. */
  problem?: string;
}

export interface TcpReport {
  handshakeMs?: number;
  retransmissions: number;
  closedBy?: 'client' | 'server' | 'both';
  how: 'fin' | 'rst' | 'timeout' | 'open';
  closeFrame?: number;
}

export interface TimingsReport {
  tcpMs?: number;
  clientHelloToServerHelloMs?: number;
  handshakeMs?: number;
  firstByteMs?: number;
}

export interface FindingReport {
  rule: string;
  severity: 'error' | 'warning' | 'info';
  certainty: 'proven' | 'likely' | 'possible';
  rootCause: boolean;
  title: string;
  summary: string;
  blame: 'client' | 'server' | 'network' | 'middlebox' | 'unknown';
  stage: StageReport;
  evidence: { frame: number; note: string }[];
  causes: { text: string; likelihood: 'high' | 'medium' | 'low'; why: string }[];
  nextSteps: { text: string; command?: string }[];
  references: { text: string; url?: string }[];
}

export interface IncidentReport {
  rule: string;
  title: string;
  summary: string;
  severity: 'error' | 'warning' | 'info';
  connections: number[];
  servers: string[];
  clients: string[];
  firstTime?: string;
  lastTime?: string;
  healthyBefore: number;
  healthyAfter: number;
}

export interface Summary {
  connections: number;
  ok: number;
  degraded: number;
  failed: number;
  incomplete: number;
}

/** A line of a connection's timeline, for screens and postmortems; not part of the JSON document. */
export interface TimelineRow {
  frame: number;
  time?: string;
  /** Milliseconds since the connection's first frame, and since the line before. */
  sinceStartMs?: number;
  deltaMs?: number;
  from?: PartyReport;
  kind: 'tcp' | 'tls' | 'alert' | 'data' | 'gap' | 'plaintext' | 'icmp';
  text: string;
}

/** A connection as every output takes it: the contract's object, and its timeline beside it. */
export interface Told {
  connection: ConnectionReport;
  timeline: TimelineRow[];
  /** Lines that did not fit the timeline. */
  omitted: number;
}

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

/** Something that the capture does not show: how much of it, and what that hides. */
export interface QualityReport {
  kind: 'missing-segments' | 'snaplen' | 'one-sided' | 'duplicates' | 'truncated-file' | 'clock-step' | 'malformed' | 'dropped';
  count: number;
  note: string;
}

export interface ConnectionReport {
  /** Order of first packets. */
  id: number;
  /** Index into `captures`. */
  capture: number;
  transport: 'tcp' | 'udp';
  /** `none`: no byte of payload was seen. */
  protocol: 'tls' | 'dtls' | 'quic' | 'plaintext' | 'none';
  client: EndpointReport;
  server: EndpointReport;
  /** What came before TLS on the same connection: `smtp`, `http-connect`, `socks5`, `proxy-protocol` … */
  upgrade?: string;
  startedAt?: string;
  endedAt?: string;
  /** First and last. */
  frames: [number, number];
  /**
   * `ok`: the handshake completed and nothing is wrong; `degraded`: it worked, with a warning; `incomplete`: the
   * capture does not show enough to say.
   */
  status: 'ok' | 'failed' | 'degraded' | 'incomplete';
  /** How far it got. */
  stage: StageReport;
  /** The name that the client asked for. */
  sni?: string;
  /** Offered by the client. */
  alpn?: string[];
  /** Chosen by the server. */
  alpnSelected?: string;
  /** As negotiated: `TLS 1.3`. */
  version?: string;
  /** As negotiated, by its IANA name. */
  cipherSuite?: string;
  /** The key exchange group: `X25519MLKEM768`. */
  group?: string;
  resumed?: boolean;
  earlyData: 'none' | 'offered' | 'accepted' | 'rejected';
  /** Whether the server asked for a client certificate, and what the client did. */
  clientAuth: 'none' | 'requested' | 'sent' | 'empty';
  /** Secrets were there, and opened records. */
  decrypted: boolean;
  /** MD5 of the JA3 text of the ClientHello. */
  ja3?: string;
  /** The same of the ServerHello. */
  ja3s?: string;
  ja4?: string;
  /** The TLS library that wrote the ClientHello, as far as it can be recognised. */
  clientStack?: StackReport;
  serverStack?: StackReport;
  /** Handshake messages that can be read, in order. */
  messages: MessageReport[];
  alerts: AlertReport[];
  certificates: CertificateReport[];
  tcp: TcpReport;
  timings: TimingsReport;
  /** What the rules say, the root cause first; exactly one on a failed connection is the root cause. */
  findings: FindingReport[];
}

/** Which TLS library an end seems to have; never proven. */
export interface StackReport {
  name: string;
  /** The program or language, where it can be told from others on the same library. */
  detail?: string;
  certainty: 'likely' | 'possible';
  because: string;
}

export interface EndpointReport {
  address: string;
  port: number;
}

export type PartyReport = 'client' | 'server';

/** How far a connection got, in the order of a full handshake. */
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

/** A handshake message. */
export interface MessageReport {
  /** Where its last byte stands. */
  frame: number;
  time?: string;
  from: PartyReport;
  /** By the name of the standard: `client_hello`. */
  type: string;
  /** Bytes of the body, without its header. */
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
  /** DNS names and addresses of subjectAltName. */
  names: string[];
  /** `rsa`, `ec`, `ed25519` … */
  keyType?: string;
  keyBits?: number;
  signature?: string;
  /** Of the whole certificate. */
  sha256: string;
  /** Why it could not be read. */
  problem?: string;
}

/** How TCP fared. */
export interface TcpReport {
  /** From the SYN to the ACK of the SYN-ACK. */
  handshakeMs?: number;
  retransmissions: number;
  closedBy?: 'client' | 'server' | 'both';
  /** `timeout`: somebody owed an answer; `open`: it goes on when the capture ends. */
  how: 'fin' | 'rst' | 'timeout' | 'open';
  closeFrame?: number;
}

/** Durations; absent where the capture does not show both ends. */
export interface TimingsReport {
  /** From the SYN to the ACK of the SYN-ACK. */
  tcpMs?: number;
  clientHelloToServerHelloMs?: number;
  /** From the ClientHello to the last Finished. */
  handshakeMs?: number;
  /** From the first packet to the first application data of the server. */
  firstByteMs?: number;
}

/** What a rule says of a connection. */
export interface FindingReport {
  /** Id of the rule; its page is in docs/rules. */
  rule: string;
  severity: 'error' | 'warning' | 'info';
  /** `proven`: it stands in the packets; `likely`: nothing else fits well; `possible`: one of several. */
  certainty: 'proven' | 'likely' | 'possible';
  rootCause: boolean;
  /** One sentence without a stop. */
  title: string;
  /** What happened and why, with this connection's names, times and numbers. */
  summary: string;
  blame: 'client' | 'server' | 'network' | 'middlebox' | 'unknown';
  stage: StageReport;
  /** The frames that prove it, in order. */
  evidence: { frame: number; note: string }[];
  /** The likeliest first; `why` is what in this capture speaks for it. */
  causes: { text: string; likelihood: 'high' | 'medium' | 'low'; why: string }[];
  /** What mends it, then what to run to be sure. */
  nextSteps: { text: string; command?: string }[];
  references: { text: string; url?: string }[];
}

/** The same failure on several connections, told once. */
export interface IncidentReport {
  rule: string;
  title: string;
  summary: string;
  severity: 'error' | 'warning' | 'info';
  /** Their ids. */
  connections: number[];
  /** Address and port of each. */
  servers: string[];
  clients: string[];
  firstTime?: string;
  lastTime?: string;
  /** Handshakes with the same servers that succeeded before the first failure, and after the last. */
  healthyBefore: number;
  healthyAfter: number;
}

/** How many connections were told, and how they ended. */
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

import type {
  CaptureReport, ConnectionReport, FindingReport, IncidentReport, QualityReport, Summary, Told,
} from '../../src/report/document.js';

/** A connection as reports are given it: healthy unless told otherwise. */
export function told(id: number, change: Partial<ConnectionReport> = {}, timeline: Told['timeline'] = timelineOf(id)): Told {
  const first = (id - 1) * 12 + 1;
  const connection: ConnectionReport = {
    id,
    capture: 0,
    transport: 'tcp',
    protocol: 'tls',
    client: { address: '10.0.0.5', port: 49829 + id },
    server: { address: '10.0.0.9', port: 443 },
    startedAt: `2026-11-21T10:15:${String(id % 60).padStart(2, '0')}.004000Z`,
    endedAt: `2026-11-21T10:15:${String(id % 60).padStart(2, '0')}.104000Z`,
    frames: [first, first + 11],
    status: 'ok',
    stage: 'closed',
    sni: 'api.example.com',
    alpn: ['h2', 'http/1.1'],
    alpnSelected: 'h2',
    version: 'TLS 1.2',
    cipherSuite: 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
    group: 'x25519',
    resumed: false,
    earlyData: 'none',
    clientAuth: 'none',
    decrypted: false,
    ja3: 'e7d705a3286e19ea42f587b344ee6865',
    messages: [
      { frame: first + 3, time: '2026-11-21T10:15:01.004123Z', from: 'client', type: 'client_hello', length: 508, encrypted: false },
    ],
    alerts: [],
    certificates: [],
    tcp: { handshakeMs: 8.25, retransmissions: 0, closedBy: 'client', how: 'fin', closeFrame: first + 11 },
    timings: { tcpMs: 8.25, clientHelloToServerHelloMs: 8.8, handshakeMs: 26.4, firstByteMs: 35 },
    findings: [],
    ...change,
  };
  return { connection, timeline, omitted: 0 };
}

export function failed(id: number, finding: Partial<FindingReport> = {}, change: Partial<ConnectionReport> = {}): Told {
  const first = (id - 1) * 12 + 1;
  const findings = [unknownCa(first + 7, finding)];
  const tcp = { handshakeMs: 8.25, retransmissions: 0, closedBy: 'client', how: 'rst', closeFrame: first + 8 } as const;
  return told(id, { status: 'failed', stage: 'certificate', findings, tcp, ...change });
}

export function unknownCa(frame: number, change: Partial<FindingReport> = {}): FindingReport {
  return {
    rule: 'certificate/unknown-ca',
    severity: 'error',
    certainty: 'proven',
    rootCause: true,
    title: "The client does not trust the issuer of the server's certificate",
    summary:
      'The client (10.0.0.5) ended the handshake with unknown_ca (48) right after the certificate of api.example.com. ' +
      'That certificate is issued by Example Company Root, which is not in the trust list of Mozilla.',
    blame: 'client',
    stage: 'certificate',
    evidence: [
      { frame: frame - 2, note: 'server → client: Certificate CN=api.example.com, issued by CN=Example Company Root' },
      { frame, note: 'client → server: fatal alert unknown_ca (48)' },
    ],
    causes: [
      { text: 'The client looks for roots in the wrong place.', likelihood: 'high', why: 'another client accepted the same chain' },
      { text: 'The company root is not installed there.', likelihood: 'medium', why: '' },
    ],
    nextSteps: [
      { text: 'Ask OpenSSL where it looks for roots:', command: 'openssl version -d' },
      { text: 'Point the client at the root.', command: 'export SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt' },
    ],
    references: [{ text: 'RFC 8446 §6.2', url: 'https://www.rfc-editor.org/rfc/rfc8446#section-6.2' }],
    ...change,
  };
}

export function timelineOf(id: number): Told['timeline'] {
  const first = (id - 1) * 12 + 1;
  const time = (ms: string) => `2026-11-21T10:15:${String(id % 60).padStart(2, '0')}.${ms}Z`;
  return [
    { frame: first, time: time('004000'), sinceStartMs: 0, from: 'client', kind: 'tcp', text: 'SYN' },
    { frame: first + 1, time: time('012250'), sinceStartMs: 8.25, deltaMs: 8.25, from: 'server', kind: 'tcp', text: 'SYN, ACK' },
    { frame: first + 3, time: time('012700'), sinceStartMs: 8.7, deltaMs: 0.45, from: 'client', kind: 'tls', text: 'ClientHello api.example.com' },
    { frame: first + 5, time: time('021500'), sinceStartMs: 17.5, deltaMs: 8.8, from: 'server', kind: 'tls', text: 'ServerHello, Certificate, ServerKeyExchange, ServerHelloDone' },
    { frame: first + 7, time: time('022300'), sinceStartMs: 18.3, deltaMs: 0.8, from: 'client', kind: 'alert', text: 'fatal alert unknown_ca (48)' },
    { frame: first + 8, time: time('022400'), sinceStartMs: 18.4, deltaMs: 0.1, from: 'client', kind: 'tcp', text: 'RST' },
  ];
}

export function capture(change: Partial<CaptureReport> = {}): CaptureReport {
  return {
    path: 'incident.pcap',
    format: 'pcap',
    linkTypes: ['EN10MB'],
    packets: 33,
    bytes: 8690,
    firstTime: '2026-11-21T10:15:01.004000Z',
    lastTime: '2026-11-21T10:15:03.381852Z',
    quality: [] as QualityReport[],
    otherConnections: 0,
    ...change,
  };
}

export function incident(connections: number[], change: Partial<IncidentReport> = {}): IncidentReport {
  return {
    rule: 'certificate/unknown-ca',
    title: "The client does not trust the issuer of the server's certificate",
    summary: `${connections.length} connections of 10.0.0.5 failed this way, while another program on it was accepted.`,
    severity: 'error',
    connections,
    servers: ['10.0.0.9:443'],
    clients: ['10.0.0.5'],
    firstTime: '2026-11-21T10:15:01.004000Z',
    lastTime: '2026-11-21T10:15:03.381852Z',
    healthyBefore: 0,
    healthyAfter: 1,
    ...change,
  };
}

export function summaryOf(all: Told[]): Summary {
  const of = (status: string) => all.filter((one) => one.connection.status === status).length;
  return {
    connections: all.length, ok: of('ok'), degraded: of('degraded'), failed: of('failed'), incomplete: of('incomplete'),
  };
}

import type { ConnectionReport, EndpointReport } from '../document.js';
import { inBlock } from './cidr.js';
import { glob } from './glob.js';

export type Matcher = (connection: ConnectionReport) => boolean;

/** What `field:value` may ask for. Each turns its value into a matcher, or says what values there are. */
export const fields: Record<string, (value: string) => Matcher | { expected: string }> = {
  status: oneOf(['ok', 'failed', 'degraded', 'incomplete'], (connection) => [connection.status]),
  stage: oneOf([
    'tcp-connect', 'upgrade', 'client-hello', 'server-hello', 'certificate', 'key-exchange', 'client-certificate',
    'finished', 'application-data', 'closed',
  ], (connection) => [connection.stage]),
  protocol: oneOf(['tls', 'dtls', 'quic', 'plaintext', 'none'], (connection) => [connection.protocol]),
  severity: oneOf(['error', 'warning', 'info'], (connection) => connection.findings.map((finding) => finding.severity)),
  blame: oneOf(['client', 'server', 'network', 'middlebox', 'unknown'], (connection) => connection.findings.map((finding) => finding.blame)),
  sni: like((connection) => connection.sni ?? ''),
  alpn: like((connection) => [...(connection.alpn ?? []), connection.alpnSelected ?? '']),
  version: like((connection) => [connection.version ?? '', (connection.version ?? '').replace(/^TLS /, '')]),
  cipher: like((connection) => connection.cipherSuite ?? ''),
  group: like((connection) => connection.group ?? ''),
  alert: like((connection) => connection.alerts.flatMap((alert) => [alert.description ?? '', String(alert.code ?? '')])),
  rule: like((connection) => connection.findings.map((finding) => finding.rule)),
  subject: like((connection) => connection.certificates.map((certificate) => certificate.subject ?? '')),
  issuer: like((connection) => connection.certificates.map((certificate) => certificate.issuer ?? '')),
  ja3: like((connection) => connection.ja3 ?? ''),
  ja4: like((connection) => connection.ja4 ?? ''),
  upgrade: like((connection) => connection.upgrade ?? ''),
  client: (value) => place(value, ({ client }) => [client]),
  server: (value) => place(value, ({ server }) => [server]),
  host: (value) => place(value, ({ client, server }) => [client, server]),
  port: (value) => (/^\d+$/.test(value) ? ({ client, server }) => [client.port, server.port].includes(Number(value)) : { expected: 'a number' }),
  id: (value) => numbers(value, ({ id }, first, last) => id >= first && id <= last),
  frame: (value) => numbers(value, ({ frames }, first, last) => frames[0] <= last && frames[1] >= first),
};

/** A bare word: anywhere in the name, the addresses or the rules. */
export function anywhere(word: string): Matcher {
  const matches = glob(`*${word}*`);
  return ({ sni, client, server, findings }) =>
    matches(sni ?? '') || [client, server].some((end) => matches(`${end.address}:${end.port}`)) ||
    findings.some((finding) => matches(finding.rule) || matches(finding.title));
}

function oneOf(values: readonly string[], of: (connection: ConnectionReport) => readonly string[]) {
  return (value: string): Matcher | { expected: string } => {
    const wanted = value.toLowerCase();
    if (!values.includes(wanted)) return { expected: values.join(', ') };
    return (connection) => of(connection).includes(wanted);
  };
}

function like(of: (connection: ConnectionReport) => string | readonly string[]) {
  return (value: string): Matcher => {
    const matches = glob(value);
    return (connection) => {
      const found = of(connection);
      return typeof found === 'string' ? matches(found) : found.some(matches);
    };
  };
}

/** An address, a pattern, a block, `address:port`, `[v6]:port` or `:port`. */
function place(value: string, of: (connection: ConnectionReport) => readonly EndpointReport[]): Matcher {
  const within = inBlock(value);
  if (within) return (connection) => of(connection).some((end) => within(end.address));
  const address = glob(value.replace(/^\[([^\]]*)\]$/, '$1'));
  const whole = glob(value.startsWith(':') ? `*${value}` : value);
  return (connection) => of(connection).some((end) => address(end.address) || whole(text(end)));
}

function text({ address, port }: EndpointReport): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** `7` or `7-20`. */
function numbers(value: string, holds: (connection: ConnectionReport, first: number, last: number) => boolean) {
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(value) ?? [];
  if (from === undefined) return { expected: 'a number or a range such as 7-20' };
  return (connection: ConnectionReport) => holds(connection, Number(from), Number(to ?? from));
}

import type { CertificateReport, ConnectionReport } from '../../report/document.js';
import { stackWords } from '../../report/stack-words.js';
import { dayAndTime, period } from '../../report/times.js';
import { count, duration, shortList } from '../../rules/words.js';
import { type Line, piece } from '../theme.js';
import { paragraph } from '../widgets/paragraph.js';

const LABEL = 16;

/** What is known of a connection, a line for each thing that is. */
export function factLines(connection: ConnectionReport, width: number): Line[] {
  const facts: [string, string | undefined][] = [
    ['When', connection.startedAt && period(connection.startedAt, connection.endedAt)],
    ['Frames', `${connection.frames[0]}–${connection.frames[1]}`],
    ['Got as far as', connection.stage],
    ['Server name', connection.sni],
    ['Protocol', joined([connection.version ?? connection.protocol, connection.cipherSuite, connection.group])],
    ['ALPN', alpn(connection)],
    ['Upgrade', connection.upgrade],
    ['Session', session(connection)],
    ['Client cert', connection.clientAuth === 'none' ? undefined : connection.clientAuth],
    ['TCP', tcp(connection)],
    ['Timing', timing(connection)],
    ...connection.certificates.map((one, at): [string, string] => [at === 0 ? 'Certificates' : '', certificate(one)]),
    ['Client stack', stackWords(connection.clientStack)],
    ['Server stack', stackWords(connection.serverStack)],
    ['JA3', connection.ja3],
    ['JA4', connection.ja4],
  ];
  const known = facts.flatMap(([name, value]) => (value ? factLine(name, value, width) : []));
  return [[piece('The connection', 'heading')], ...known];
}

function factLine(name: string, value: string, width: number): Line[] {
  return paragraph([piece(name.padEnd(LABEL - 2), 'aside'), piece(value)], width, { indent: 2, hang: LABEL });
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

function alpn({ alpn: offered, alpnSelected }: ConnectionReport): string {
  return joined([offered && `offered ${shortList(offered)}`, alpnSelected && `chosen ${alpnSelected}`]);
}

function session(connection: ConnectionReport): string {
  const { resumed, decrypted } = connection;
  return joined([resumed ? 'resumed' : undefined, earlyData(connection), decrypted ? 'decrypted' : undefined]);
}

function earlyData({ earlyData: state }: ConnectionReport): string | undefined {
  return state === 'none' ? undefined : `early data ${state}`;
}

function tcp({ tcp: { retransmissions, closedBy, how, closeFrame } }: ConnectionReport): string {
  const closed = how === 'timeout' ? 'fell silent' : `closed by ${closedBy ?? 'nobody'} (${how})`;
  const end = how === 'open' ? 'still open' : closed;
  const where = closeFrame === undefined || how === 'open' ? '' : `, frame ${closeFrame}`;
  return joined([`${end}${where}`, retransmissions > 0 ? count(retransmissions, 'retransmission') : undefined]);
}

function timing({ timings }: ConnectionReport): string {
  const { tcpMs, clientHelloToServerHelloMs, handshakeMs, firstByteMs } = timings;
  const said = (what: string, ms: number | undefined) => (ms === undefined ? undefined : `${what} ${duration(ms)}`);
  return joined([
    said('TCP', tcpMs), said('ServerHello', clientHelloToServerHelloMs),
    said('handshake', handshakeMs), said('first byte', firstByteMs),
  ]);
}

function certificate({ from, subject, issuer, notBefore, notAfter, problem }: CertificateReport): string {
  if (problem) return `${from}: cannot be read (${problem})`;
  const valid = notBefore && notAfter ? `valid ${day(notBefore)} to ${day(notAfter)}` : undefined;
  return joined([`${from}: ${subject ?? '(no subject)'}`, issuer && `issued by ${issuer}`, valid]);
}

function day(time: string): string {
  return dayAndTime(time).slice(0, 10);
}

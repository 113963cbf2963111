import { reportFormats } from '../../src/report/registry.js';
import type { CaptureReport, Told } from '../../src/report/document.js';
import { reportsOf, type ReportsOfCapture } from '../build/in-process.js';

/**
 * Walks the whole way on any bytes: decode, follow, tell, judge, and write every report. What they are wrong about is
 * said in `error`; nothing else may come out.
 */
export function fuzzCapture(data: Uint8Array): ReportsOfCapture {
  const reports = reportsOf([data]);
  for (const format of reportFormats) write(format, reports);
  return reports;
}

function write(format: (typeof reportFormats)[number], { connections, error }: ReportsOfCapture): void {
  const capture: CaptureReport = { path: 'fuzzed', format: 'pcap', linkTypes: [], packets: 0, bytes: 0, quality: [], otherConnections: 0, error };
  const sink = format.open(() => {}, { version: '0.0.0', color: true, width: 80, verbose: true, quiet: false });
  for (const one of connections) sink.connection(one);
  sink.end([capture], [], summaryOf(connections));
}

function summaryOf(connections: readonly Told[]) {
  const of = (status: string) => connections.filter(({ connection }) => connection.status === status).length;
  return { connections: connections.length, ok: of('ok'), degraded: of('degraded'), failed: of('failed'), incomplete: of('incomplete') };
}

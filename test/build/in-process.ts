import { CaptureError, type CaptureSink } from '../../src/capture/packet.js';
import { type CaptureDecoder, openCapture } from '../../src/capture/decode.js';
import { Court } from '../../src/incident/court.js';
import { dissect } from '../../src/net/dissect.js';
import { told } from '../../src/report/connection.js';
import type { ConnectionReport, TimelineRow, Told } from '../../src/report/document.js';
import type { Rule } from '../../src/rules/rule.js';
import { Teller } from '../../src/story/teller.js';
import { CertificateIntern } from '../../src/x509/intern.js';

/** One for all captures, as the command line has for its files: reading certificates is most of the work. */
const certificates = new CertificateIntern();

export interface ReportsOfCapture {
  readonly connections: Told[];
  readonly packets: number;
  readonly error?: CaptureError;
}

/**
 * The whole way from a capture's bytes, cut into `chunks`, to what is told of its connections, without a file between. A
 * rule that throws fails the test. Default: the built-in rules.
 */
export function reportsOf(chunks: readonly Uint8Array[], rules?: ReadonlyMap<string, Rule>): ReportsOfCapture {
  const connections: Told[] = [];
  const verdicts = { verdict: (verdict: Parameters<typeof told>[0]) => void connections.push(told(verdict, 6)), end: () => {} };
  const court = new Court(verdicts, {
    rules,
    onProblem: ({ rule, message }) => {
      throw new Error(`${rule} threw: ${message}`);
    },
  });
  const decoder = openCapture(storiesInto(court));
  const error = decode(decoder, chunks);
  court.end();
  return { connections, packets: decoder.packets, error };
}

function storiesInto(court: Court): CaptureSink {
  const teller = new Teller({ push: (story) => court.push(story), end: () => {} }, { capture: 0, certificates });
  const packets = dissect(teller);
  return { push: (packet) => packets.push(packet), end: () => packets.end(), note: () => {} };
}

function decode(decoder: CaptureDecoder, chunks: readonly Uint8Array[]): CaptureError | undefined {
  try {
    for (const chunk of chunks) decoder.push(chunk);
    decoder.end();
    return undefined;
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return error;
  } finally {
    decoder.abandon();
  }
}

/** Everything that is told of connections, as plain data in the order of their ids. */
export function plain(connections: readonly Told[]): { connection: ConnectionReport; timeline: TimelineRow[] }[] {
  const all: { connection: ConnectionReport; timeline: TimelineRow[] }[] = JSON.parse(JSON.stringify(connections));
  return all.sort((a, b) => a.connection.id - b.connection.id);
}

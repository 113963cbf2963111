import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { frameRef, type FrameRef } from '../../src/bytes/span.js';
import { openCapture } from '../../src/capture/decode.js';
import { CaptureError, type Packet } from '../../src/capture/packet.js';
import { dissect } from '../../src/net/dissect.js';
import { FlowTable } from '../../src/stream/flows.js';
import type { Direction, FlowObserver, FlowStart } from '../../src/stream/observer.js';
import type { KeyLog } from '../../src/tls/decrypt/key-log.js';
import { KeyLogDecryptor } from '../../src/tls/decrypt/key-log-decryptor.js';
import type { Decryptor } from '../../src/tls/decryptor.js';
import type {
  SeenAlert,
  SeenChangeCipherSpec,
  SeenMessage,
  SeenRecord,
  TlsObserver,
  TlsProblem,
} from '../../src/tls/events.js';
import { recognise } from '../../src/tls/recognise.js';
import { TlsSession } from '../../src/tls/session.js';

export type TlsEvent =
  | ({ event: 'message' } & SeenMessage)
  | ({ event: 'alert' } & SeenAlert)
  | ({ event: 'ccs' } & SeenChangeCipherSpec)
  | ({ event: 'record' } & SeenRecord)
  | ({ event: 'problem' } & TlsProblem);

/** A session that writes down all it tells. */
export function recordingSession(decryptor?: Decryptor): { session: TlsSession; events: TlsEvent[] } {
  const events: TlsEvent[] = [];
  const observer: TlsObserver = {
    message: (seen) => events.push({ event: 'message', ...seen }),
    alert: (seen) => events.push({ event: 'alert', ...seen }),
    changeCipherSpec: (seen) => events.push({ event: 'ccs', ...seen }),
    encryptedRecord: (seen) => events.push({ event: 'record', ...seen }),
    problem: (seen) => events.push({ event: 'problem', ...seen }),
  };
  const session = new TlsSession(observer, decryptor);
  return { session, events };
}

export interface ReadConnection {
  readonly start: FlowStart;
  readonly events: readonly TlsEvent[];
  readonly session: TlsSession;
  readonly decryptor?: KeyLogDecryptor;
}

/**
 * Reads the TLS connections of a capture, those in which some segment begins with TLS; with `keys`, what is encrypted too;
 * as if the capture had lost the frame `lost`.
 */
export function readConnections(path: string, keys?: KeyLog, lost?: number): ReadConnection[] {
  const connections: ReadConnection[] = [];
  const flows = new FlowTable((start) => observe(start, connections, keys));
  const net = dissect({
    push: (segment) => flows.segment(segment),
    datagram: () => {},
    icmp: () => {},
    undecoded: () => {},
    end: () => flows.end(),
  });
  const decoder = openCapture({ push: (packet: Packet) => packet.frame !== lost && net.push(packet), note: () => {}, end: () => net.end() });
  try {
    const bytes = readFileSync(path);
    decoder.push(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
    decoder.end();
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    decoder.abandon();
  }
  return connections;
}

function observe(start: FlowStart, connections: ReadConnection[], keys?: KeyLog): FlowObserver {
  const decryptor = keys && new KeyLogDecryptor(keys);
  const { session, events } = recordingSession(decryptor);
  const found = [false, false];
  return {
    bored: false,
    event: () => {},
    gap: (direction, length, at) => {
      if (found[direction]) session.gap(direction, length, at);
    },
    bytes: (direction: Direction, data: Uint8Array, from: number, to: number, at: FrameRef) => {
      const answer = found[direction] ? 'record' : recognise(data, from, to);
      if (answer === 'no' || answer === 'more') return;
      if (!found[0] && !found[1]) connections.push({ start, events, session, decryptor });
      found[direction] = true;
      session.bytes(direction, data, from, to, frameRef(at));
    },
    end: () => {},
  };
}

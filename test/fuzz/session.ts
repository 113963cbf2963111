import { TlsSession } from '../../src/tls/session.js';
import { recordingSession } from '../tls/read.js';

const at = { frame: 1, seconds: 1, nanos: 0 };

/**
 * Feeds a session what the bytes say. A step is: direction, and whether a gap comes first; length of the piece; the
 * piece. Everything that is told is touched, so that lazy decoders run as well. Nothing may throw.
 */
export function fuzzSession(data: Uint8Array): TlsSession {
  const { session, events } = recordingSession();
  for (let next = 0; next + 2 <= data.length;) {
    const [how, length] = [data[next], data[next + 1]];
    const direction = how & 1 ? 1 : 0;
    const start = next + 2;
    const end = Math.min(data.length, start + length);
    if ((how & 0xf0) === 0xf0) session.gap(direction, how, at);
    session.bytes(direction, data, start, end, at);
    next = end;
  }
  for (const event of events) if (event.event === 'message') touch(event.message);
  return session;
}

/** Reads every property and every getter, and the bodies of the extensions. */
function touch(message: object): void {
  const own = Object.keys(message);
  const inherited = Object.getOwnPropertyNames(Object.getPrototypeOf(message));
  for (const key of [...own, ...inherited]) {
    const value: unknown = Reflect.get(message, key);
    if (key === 'extensions' && isIterable(value)) for (const extension of value) void extension.body;
  }
}

function isIterable(value: unknown): value is Iterable<{ body: unknown }> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

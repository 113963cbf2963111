import { limits } from '../bytes/limits.js';
import { contentType } from './events.js';
import { isRecordHeader, isSslv2Hello } from './records.js';

/** `more`: what is there could begin TLS, but is too short to say. */
export type Recognised =
  'client-hello' | 'server-hello' | 'record' | 'sslv2-client-hello' | 'sslv2-server-hello' | 'no' | 'more';

const recordHeader = 5;
const handshakeHeader = 4;
/**
 * Shortest bodies: version, random, empty session id, one suite, one compression; the same without lists (drafts: 36).
 */
const shortestHello = { 1: 41, 2: 36 } as const;

/**
 * Says by the bytes alone whether TLS starts at `data[start]`: at the start of a connection, or in its middle after
 * STARTTLS, CONNECT and their kin. Text never does: no printable byte begins a record.
 */
export function recognise(data: Uint8Array, start: number, end: number): Recognised {
  if (end - start < recordHeader) return couldBegin(data, start, end) ? 'more' : 'no';
  if (isSslv2Hello(data, start)) return sslv2(data, start, end);
  if (!isRecordHeader(data, start)) return 'no';
  const length = (data[start + 3] << 8) | data[start + 4];
  if (length > limits.recordBytes) return 'no';
  if (data[start] === contentType.handshake) return handshake(data, start, end, length);
  return isPlausible(data[start], length) ? 'record' : 'no';
}

function handshake(data: Uint8Array, start: number, end: number, length: number): Recognised {
  const at = start + recordHeader;
  if (length < handshakeHeader) return 'no';
  if (end === at) return 'more';
  const type = data[at];
  if (type !== 1 && type !== 2) return 'record';
  if (end - at < handshakeHeader + 2) return 'more';
  const body = (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3];
  const versionMajor = data[at + handshakeHeader];
  const fits =
    body >= shortestHello[type] && body <= limits.handshakeBytes && (versionMajor === 3 || versionMajor === 0x7f);
  if (!fits) return 'record';
  return type === 1 ? 'client-hello' : 'server-hello';
}

/** SSLv2's hellos state the lengths of all that they hold (RFC 6101 appendix E.1): these must add up. */
function sslv2(data: Uint8Array, start: number, end: number): Recognised {
  const u16 = (at: number) => (data[start + at] << 8) | data[start + at + 1];
  const length = u16(0) & 0x7fff;
  if (end - start < 13) return 'more';
  if (data[start + 2] === 1) {
    const [specs, session, challenge] = [u16(5), u16(7), u16(9)];
    const adds = length === 9 + specs + session + challenge && specs > 0 && specs % 3 === 0;
    return adds && challenge >= 16 && challenge <= 32 ? 'sslv2-client-hello' : 'no';
  }
  const [version, certificate, specs, connection] = [u16(5), u16(7), u16(9), u16(11)];
  const adds = length === 11 + certificate + specs + connection && specs % 3 === 0;
  return version === 2 && adds ? 'sslv2-server-hello' : 'no';
}

/** Lengths that records of each type can have. */
function isPlausible(type: number, length: number): boolean {
  if (type === contentType.changeCipherSpec) return length === 1;
  if (type === contentType.alert) return length === 2 || (length >= 18 && length <= 256);
  return length > 0;
}

/** Whether the few bytes there are could head a record. */
function couldBegin(data: Uint8Array, start: number, end: number): boolean {
  if (end === start) return true;
  const [type, major] = [data[start], data[start + 1]];
  const tls = type >= contentType.changeCipherSpec && type <= contentType.heartbeat;
  if (tls) return end - start < 2 || major === 3 || major === 0x7f;
  return type >= 0x80 && (end - start < 3 || data[start + 2] === 1 || data[start + 2] === 4);
}

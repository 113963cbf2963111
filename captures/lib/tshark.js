// The second opinion: what tshark sees in a capture.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { must } from './processes.js';

/** A case's capture: of one interface as tcpdump writes it, of several as dumpcap does. */
export function captureOf(folder) {
  return ['capture.pcap', 'capture.pcapng'].map((name) => join(folder, name)).find((path) => existsSync(path));
}

/** Frame numbers that a display filter matches within `scope`, a filter too: `tcp.stream == 0` is one connection. */
export function framesOf(file, scope, filter) {
  const both = `${scope} && (${filter})`;
  return lines(must('tshark', '-r', file, '-Y', both, '-T', 'fields', '-e', 'frame.number')).map(Number);
}

/** How many TCP connections the capture holds. */
export function connectionCount(file) {
  return new Set(lines(must('tshark', '-r', file, '-Y', 'tcp && !icmp', '-T', 'fields', '-e', 'tcp.stream'))).size;
}

const COLUMNS = ['frame.number', 'frame.time_relative', '_ws.col.Source', 'tcp.srcport',
  '_ws.col.Destination', 'tcp.dstport', '_ws.col.Info'];

/** One line a frame: number, seconds, who to whom, tshark's words. */
export function summary(file, limit = 60) {
  const keys = join(dirname(file), 'keys.log');
  const secrets = existsSync(keys) ? ['-o', `tls.keylog_file:${keys}`] : [];
  const all = lines(must('tshark', '-r', file, ...secrets, '-T', 'fields', '-E', 'occurrence=f',
    ...COLUMNS.flatMap((column) => ['-e', column])));
  const shown = all.slice(0, limit).map((line) => {
    const [number, time, from, fromPort, to, toPort, info] = line.split('\t');
    const seconds = Number(time).toFixed(6).padStart(10);
    return `${number.padStart(3)} ${seconds} ${endpoint(from, fromPort)} → ${endpoint(to, toPort)} ${shorten(info)}`;
  });
  const rest = all.length - shown.length;
  if (rest > 0) shown.push(`… and ${rest} more frames`);
  return { text: shown.join('\n'), decrypted: secrets.length > 0 };
}

function endpoint(address, port) {
  if (port === '') return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function shorten(info = '') {
  const short = info.replace(/^\d+ → \d+ /, '').replace(/ (TSval|TSecr|SACK_PERM|WS)(=\d+)?/g, '');
  return short.length > 110 ? `${short.slice(0, 109)}…` : short;
}

function lines(text) {
  return text.split('\n').filter((line) => line !== '');
}

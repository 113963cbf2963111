// Recorded conversations, as what each side wrote and how the connection ended.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { flag } from './tcp-connection.js';

const FULL_SEGMENT = 1448;

/**
 * The `index`-th connection of captures/<name>: `writes` of `{ from, waitMs, data }`, and `end` of `{ from, how }`.
 * Classic pcap of Ethernet and IPv4 only, without loss: that is how those captures are.
 */
export function recorded(name, index = 0) {
  const path = fileURLToPath(new URL(`../../../captures/${name}/capture.pcap`, import.meta.url));
  const all = [...segments(readFileSync(path))];
  const clients = all.filter(({ flags }) => (flags & (flag.syn | flag.ack)) === flag.syn);
  const { source } = clients[index];
  const own = all.filter((one) => one.source === source || one.destination === source);
  return conversation(own.map((one) => ({ ...one, from: one.source === source ? 'client' : 'server' })));
}

function conversation(own) {
  const writes = [];
  let last = own[0].time;
  for (const { from, time, data } of own.filter((one) => one.data.length > 0)) {
    const previous = writes.at(-1);
    if (previous?.from === from && previous.data.length % FULL_SEGMENT === 0) previous.data = Buffer.concat([previous.data, data]);
    else writes.push({ from, waitMs: (time - last) * 1000, data });
    last = time;
  }
  const end = own.find(({ flags }) => flags & (flag.fin | flag.rst));
  return { writes, end: { from: end.from, how: end.flags & flag.rst ? 'reset' : 'close' } };
}

function* segments(file) {
  for (let at = 24; at < file.length; ) {
    const length = file.readUInt32LE(at + 8);
    const time = file.readUInt32LE(at) + file.readUInt32LE(at + 4) / 1e6;
    yield segment(file.subarray(at + 16, at + 16 + length), time);
    at += 16 + length;
  }
}

function segment(frame, time) {
  const ip = frame.subarray(14, 14 + frame.readUInt16BE(16));
  const tcp = ip.subarray((ip[0] & 15) * 4);
  const [source, destination] = [tcp.readUInt16BE(0), tcp.readUInt16BE(2)];
  return { time, source, destination, flags: tcp[13], data: tcp.subarray((tcp[12] >> 4) * 4) };
}

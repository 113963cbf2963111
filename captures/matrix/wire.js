// What stands on the wire, connection by connection, in one line each: as tshark sees it, without keys.
import { execFileSync } from 'node:child_process';

const HANDSHAKE = {
  0: 'HelloRequest', 1: 'ClientHello', 2: 'ServerHello', 4: 'NewSessionTicket', 11: 'Certificate', 12: 'ServerKeyExchange',
  13: 'CertificateRequest', 14: 'ServerHelloDone', 16: 'ClientKeyExchange', 20: 'Finished', 22: 'CertificateStatus',
};
const [CHANGE_CIPHER_SPEC, ALERT, HANDSHAKE_RECORD] = ['20', '21', '22'];
const LONG_PAUSE_SECONDS = 0.5;
const SYN = '0x0002';

/**
 * The connections of a capture in the order of their first packets, as `{ port, at, wire }`: the client's port, when it
 * began in milliseconds, and its words: `C` and `S` say who sends, `[24]` is an encrypted record of 24 bytes.
 */
export function connectionsOf(file) {
  const connections = new Map();
  for (const { _source: { layers } } of framesOf(file)) {
    const { tcp, frame } = layers;
    const stream = tcp['tcp.stream'];
    const at = Number(frame['frame.time_epoch']) * 1000;
    if (!connections.has(stream)) connections.set(stream, { port: Number(tcp['tcp.srcport']), at, last: at, steps: [] });
    note(connections.get(stream), layers, at);
  }
  return [...connections.values()].map(({ port, at, steps }) => ({ port, at, wire: wordsOf(steps) }));
}

function framesOf(file) {
  const args = ['-r', file, '-Y', 'tcp', '-o', 'tcp.reassemble_out_of_order:TRUE', '-T', 'json', '--no-duplicate-keys', '-J', 'frame tcp tls'];
  const options = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] };
  return JSON.parse(execFileSync('tshark', args, options));
}

function note(connection, layers, at) {
  const { tcp } = layers;
  const from = Number(tcp['tcp.srcport']) === connection.port ? 'C' : 'S';
  const said = [...recordsOf(layers), ...endsOf(tcp)];
  if (said.length === 0) return;
  const pause = (at - connection.last) / 1000;
  if (pause > LONG_PAUSE_SECONDS) connection.steps.push({ from: '', said: [`${pause.toFixed(1)} s`] });
  connection.last = at;
  const last = connection.steps.at(-1);
  if (last?.from === from) last.said.push(...said);
  else connection.steps.push({ from, said });
}

function recordsOf({ tcp, tls }) {
  const records = listOf(tls).flatMap((layer) => listOf(layer['tls.record'])).filter((record) => typeof record === 'object');
  if (records.length > 0) return records.flatMap(wordsOfRecord);
  const text = tls ? '' : Buffer.from((tcp['tcp.payload'] ?? '').replaceAll(':', ''), 'hex').toString('latin1');
  return /^HTTP\//.test(text) ? [text.split('\r\n')[0]] : [];
}

function wordsOfRecord(record) {
  const type = record['tls.record.content_type'];
  const alert = record['tls.alert_message']?.['tls.alert_message.desc'];
  const messages = listOf(record['tls.handshake']).map((one) => one['tls.handshake.type']).filter(Boolean);
  if (type === CHANGE_CIPHER_SPEC) return ['CCS'];
  if (type === ALERT && alert) return [`alert ${alert}`];
  if (type === HANDSHAKE_RECORD && messages.length > 0) return messages.map((one) => HANDSHAKE[one] ?? `handshake ${one}`);
  return [`[${record['tls.record.length']}]`];
}

function endsOf(tcp) {
  const flags = tcp['tcp.flags_tree'];
  if (tcp['tcp.flags'] === SYN) return ['SYN'];
  return [...(isSet(flags['tcp.flags.fin']) ? ['FIN'] : []), ...(isSet(flags['tcp.flags.reset']) ? ['RST'] : [])];
}

function isSet(flag) {
  return flag === '1' || flag === true;
}

/** A connection that came to a ClientHello was connected before; equal words in a row are counted. */
function wordsOf(steps) {
  const speaks = steps.some(({ said }) => said.includes('ClientHello'));
  return steps.map(({ from, said }) => ({ from, said: speaks ? said.filter((word) => word !== 'SYN') : said }))
    .filter(({ said }) => said.length > 0)
    .map(({ from, said }) => `${from} ${counted(said).join(' ')}`.trim()).join(' · ');
}

function counted(words) {
  const runs = [];
  for (const word of words) {
    if (runs.at(-1)?.word === word) runs.at(-1).times++;
    else runs.push({ word, times: 1 });
  }
  return runs.map(({ word, times }) => (times === 1 ? word : `${word}×${times}`));
}

function listOf(value) {
  return value === undefined ? [] : [value].flat();
}

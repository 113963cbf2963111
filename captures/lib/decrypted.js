// What tshark decrypts with a case's keys.log, frame by frame: decrypted.json, which tlswhy's reading is held against.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './processes.js';
import { captureOf } from './tshark.js';

// tshark takes some of the stack servers' ports for other protocols by their numbers.
const STACK_PORTS = 'tcp.port==4001-4020,tls';

const FIELDS = ['frame.number', 'tcp.srcport', 'tls.handshake.type',
  'tls.alert_message.level', 'tls.alert_message.desc'];

/** Writes decrypted.json: of each frame that ends messages or alerts, `[frame, source port, types, alerts]`. */
export function writeDecrypted(folder) {
  const path = join(folder, 'decrypted.json');
  const keys = join(folder, 'keys.log');
  if (!existsSync(keys)) return rmSync(path, { force: true });
  const rows = framesOf(captureOf(folder), keys).map((row) => `  ${JSON.stringify(row)}`);
  writeFileSync(path, `[\n${rows.join(',\n')}\n]\n`);
}

function framesOf(file, keys) {
  const text = must('tshark', '-r', file, '-o', `tls.keylog_file:${keys}`, '-o', 'tcp.reassemble_out_of_order:TRUE',
    '-d', STACK_PORTS,
    '-Y', 'tls.handshake.type || tls.alert_message.desc', '-T', 'fields', ...FIELDS.flatMap((field) => ['-e', field]));
  return text.split('\n').filter((line) => line !== '').map((line) => {
    const [frame, port, types, levels, descriptions] = line.split('\t');
    const level = numbers(levels);
    return [Number(frame), Number(port), numbers(types), numbers(descriptions).map((code, i) => [level[i], code])];
  });
}

function numbers(text = '') {
  return text === '' ? [] : text.split(',').map(Number);
}

// expected.json is written by hand but for its frame numbers, which tshark finds.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectionCount, framesMatching, framesOf } from './tshark.js';

/**
 * Holds a capture against the case's expected.json: as many connections as it says, and every display filter
 * under `evidence` (and `shows`, for what is no evidence) matches in its connection; `shows` beside `connections` is
 * for what belongs to none of them. Writes the matching frames of `evidence` to `evidenceFrames`. Throws with what is
 * not so.
 */
export function checkExpected(folder) {
  const path = join(folder, 'expected.json');
  const capture = join(folder, 'capture.pcap');
  const expected = JSON.parse(readFileSync(path, 'utf8'));
  const found = connectionCount(capture);
  if (found !== expected.connections.length) {
    throw new Error(`expected.json has ${expected.connections.length} connections, the capture ${found}`);
  }
  for (const filter of expected.shows ?? []) {
    if (framesMatching(capture, filter).length === 0) throw new Error(`no frame shows ${filter}`);
  }
  expected.connections.forEach((connection, stream) => refresh(capture, stream, connection));
  writeFileSync(path, `${oneLineArrays(JSON.stringify(expected, null, 2))}\n`);
}

function refresh(capture, stream, connection) {
  for (const filter of connection.shows ?? []) matching(capture, stream, filter);
  if (!connection.evidence) return;
  const frames = connection.evidence.flatMap((filter) => matching(capture, stream, filter));
  connection.evidenceFrames = [...new Set(frames)].sort((a, b) => a - b);
}

function matching(capture, stream, filter) {
  const frames = framesOf(capture, stream, filter);
  if (frames.length === 0) throw new Error(`connection ${stream}: no frame shows ${filter}`);
  return frames;
}

function oneLineArrays(json) {
  return json.replace(/\[\s+((?:\d+,\s+)*\d+)\s+\]/g, (_, numbers) => `[${numbers.replace(/\s+/g, ' ')}]`);
}

// expected.json is written by hand but for its frame numbers, which tshark finds.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureOf, connectionCount, framesOf } from './tshark.js';

/**
 * Holds a capture against the case's expected.json: as many connections as it says, and every display filter
 * under `evidence` (and `shows`, for what is no evidence) matches in its connection. A connection whose `transport`
 * is udp is a DNS question that led to none, and its filters are for all of UDP. Writes the matching frames of
 * `evidence` to `evidenceFrames`. Throws with what is not so.
 */
export function checkExpected(folder) {
  const path = join(folder, 'expected.json');
  const capture = captureOf(folder);
  const expected = JSON.parse(readFileSync(path, 'utf8'));
  const streams = expected.connections.filter(({ transport }) => transport !== 'udp');
  const found = connectionCount(capture);
  if (found !== streams.length) {
    throw new Error(`expected.json has ${streams.length} connections, the capture ${found}`);
  }
  for (const connection of expected.connections) {
    const stream = streams.indexOf(connection);
    refresh(capture, stream < 0 ? 'udp' : `tcp.stream == ${stream}`, connection);
  }
  writeFileSync(path, `${oneLineArrays(JSON.stringify(expected, null, 2))}\n`);
}

function refresh(capture, scope, connection) {
  for (const filter of connection.shows ?? []) matching(capture, scope, filter);
  if (!connection.evidence) return;
  const frames = connection.evidence.flatMap((filter) => matching(capture, scope, filter));
  connection.evidenceFrames = [...new Set(frames)].sort((a, b) => a - b);
}

function matching(capture, scope, filter) {
  const frames = framesOf(capture, scope, filter);
  if (frames.length === 0) throw new Error(`${scope}: no frame shows ${filter}`);
  return frames;
}

function oneLineArrays(json) {
  return json.replace(/\[\s+((?:\d+,\s+)*\d+)\s+\]/g, (_, numbers) => `[${numbers.replace(/\s+/g, ' ')}]`);
}

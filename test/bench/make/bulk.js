// Bulk: a few dozen long transfers side by side, with a little disorder on the way.
import { chains } from './certificates.js';
import { applicationData, RECORDED_NAME, varied } from './handshake.js';
import { Pile } from './pile.js';
import { Random } from './random.js';
import { recorded } from './recorded.js';
import { TcpConnection } from './tcp-connection.js';

const TRANSFERS = 36;
const RECORD = 16_384;

/** What TLS adds to a full record: nonce and tag of AES-GCM up to TLS 1.2, content type and tag in TLS 1.3. */
const KINDS = [{ capture: 'healthy-tls12', added: 24 }, { capture: 'healthy-tls13', added: 17 }];

/** Writes a capture of 36 transfers and `bytes` in all; `start` is its first second. */
export function makeBulk(path, { bytes, start }) {
  const random = new Random(0xb01c_1234 | 0);
  const [identity] = chains([RECORDED_NAME]).rsa;
  const kinds = KINDS.map((kind) => ({ ...kind, recording: recorded(kind.capture) }));
  const pile = new Pile(Math.round(bytes * 1.2) + 1_000_000);
  for (let index = 0; index < TRANSFERS; index++) {
    const begin = start + random.between(0, 5);
    transfer(pile, random, kinds[index % 2], { index, begin, records: Math.round(bytes / TRANSFERS / RECORD / 1.08), identity });
  }
  pile.write(path);
}

function transfer(pile, random, { recording, added }, { index, begin, records, identity }) {
  const connection = new TcpConnection(pile, random, {
    client: { address: 0x0a01_0000 + index, port: 40_000 + index },
    server: { address: 0x0a00_0900 + (index % 5), port: 443 },
    start: begin,
    rttMs: random.between(2, 30),
    trouble: { late: 0.002, twice: 0.001 },
  }).open();
  const writes = varied(recording.writes, random, identity);
  const say = ({ from, waitMs, data }) => connection.wait(waitMs / 1000).send(from, data);
  writes.slice(0, -1).forEach(say);
  // One in six is an upload.
  stream(connection, random, index % 6 === 5 ? 'client' : 'server', records, RECORD + added);
  say(writes.at(-1));
  connection.close(recording.end.from);
}

/** Records written some at a time, so that segments cut through them. */
function stream(connection, random, from, records, length) {
  for (let left = records; left > 0; ) {
    const now = Math.min(left, random.integer(4, 16));
    connection.wait(random.between(0.001, 0.05));
    connection.send(from, Buffer.concat(Array.from({ length: now }, () => applicationData(random, length))));
    left -= now;
  }
}

// Handshake-dense: thousands of short connections a minute, as in front of a busy service.
import { chains } from './certificates.js';
import { applicationData, varied } from './handshake.js';
import { Pile } from './pile.js';
import { Random } from './random.js';
import { recorded } from './recorded.js';
import { TcpConnection } from './tcp-connection.js';

const NEW_A_SECOND = 150;
const SERVERS = 48;

/** What connections do, with their shares: most are fine. */
const KINDS = [
  { capture: 'healthy-tls12', key: 'rsa', share: 0.54 },
  { capture: 'healthy-tls13', key: 'rsa', share: 0.39 },
  { capture: 'python-no-trust-tls12', key: 'ec', share: 0.04 },
  { capture: 'reset-after-handshake', key: 'ec', share: 0.03 },
];

/** Writes a capture of `connections` connections and some 7.6 kB each; `start` is its first second. */
export function makeDense(path, { connections, start }) {
  const random = new Random(0x7150_4e5e);
  const names = Array.from({ length: SERVERS }, (_, index) => `a${String(index).padStart(2, '0')}.example.com`);
  const served = chains(names);
  const kinds = KINDS.map((kind) => ({ ...kind, recording: recorded(kind.capture) }));
  const pile = new Pile(connections * 9_000);
  for (let index = 0; index < connections; index++) {
    const kind = kindOf(kinds, random.between(0, 1));
    const server = random.integer(0, SERVERS);
    const begin = start + index / NEW_A_SECOND + random.between(0, 0.2);
    connect(pile, random, kind, { index, server, begin, ...served[kind.key][server] });
  }
  pile.write(path);
}

function kindOf(kinds, at) {
  let passed = 0;
  return kinds.find(({ share }) => (passed += share) > at) ?? kinds[0];
}

function connect(pile, random, { recording }, { index, server, begin, name, chain }) {
  const connection = new TcpConnection(pile, random, {
    client: { address: 0x0a01_0000 + (index % 4_001), port: 32_768 + (index % 28_000) },
    server: { address: 0x0a00_0900 + server, port: 443 },
    start: begin,
    rttMs: random.between(1, 40),
  }).open();
  const { writes, end } = recording;
  const goodbye = end.how === 'close' ? writes.length - 1 : writes.length;
  varied(writes, random, { name, chain }).forEach(({ from, waitMs, data }, number) => {
    if (number === goodbye) requests(connection, random);
    connection.wait((waitMs / 1000) * random.between(0.7, 1.5)).send(from, data);
  });
  connection.wait(0.0001)[end.how](end.from);
}

/** Some more requests over the open connection, with pauses as of a person or a poller. */
function requests(connection, random) {
  for (let left = random.integer(1, 4); left > 0; left--) {
    connection.wait(random.between(0.01, 6)).send('client', applicationData(random, random.integer(120, 700)));
    connection.wait(random.between(0.002, 0.2)).send('server', applicationData(random, random.integer(300, 2_400)));
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusPath } from '../build/corpus.js';
import { dissectedFile } from './dissected.js';

/** Tunnels whose turn has not come: Geneve, GRE, GTP. */
const tunnelled = /tunnels\/(geneve-47101|gre-aruba-amsdu|gtp\/gtp6_gtp_0x32)\.pcap$/;

interface Oracle {
  tcp: { client: End; server: End; tcp: { payload: Record<'c>s' | 's>c', number> } }[];
}

interface End {
  ip: string;
  port: number;
}

type Totals = Record<string, number>;

/** Payload bytes of each direction of the TLS streams, retransmissions counted. */
function ofOracle(path: string): Totals {
  const totals: Totals = {};
  const add = (from: End, to: End, size = 0) => {
    const key = `${from.ip} ${from.port} > ${to.ip} ${to.port}`;
    totals[key] = (totals[key] ?? 0) + size;
  };
  for (const { client, server, tcp } of (JSON.parse(readFileSync(path, 'utf8')) as Oracle).tcp) {
    add(client, server, tcp.payload['c>s']);
    add(server, client, tcp.payload['s>c']);
  }
  return totals;
}

function ofOurs(path: string, keys: string[]): Totals {
  const totals: Totals = Object.fromEntries(keys.map((key) => [key, 0]));
  for (const found of dissectedFile(path)) {
    if (found.is !== 'segment') continue;
    const key = `${found.from} > ${found.to}`;
    if (key in totals) totals[key] += found.payloadLength;
  }
  return totals;
}

const corpus = corpusPath();

describe.skipIf(!corpus)('TCP payload', () => {
  it.each(['zeek', 'ja4'])('of the TLS streams in %s is what tshark counts', (folder) => {
    const root = join(corpus ?? '', folder);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => !tunnelled.test(file));
    for (const file of files) {
      const oracle = join(corpus ?? '', 'oracle', folder, `${file}.json`);
      if (!existsSync(oracle)) continue;
      const theirs = ofOracle(oracle);
      expect(ofOurs(join(root, file), Object.keys(theirs)), file).toEqual(theirs);
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The parts of the oracle's JSON (see the corpus's README) that we compare with. */
export interface OracleCapture {
  readonly tcp: readonly OracleStream[];
  readonly variants?: { readonly outOfOrder?: { readonly tcp?: readonly OracleStream[] } };
}

export interface OracleStream {
  readonly stream: number;
  readonly client: { readonly ip: string; readonly port: number };
  readonly server: { readonly ip: string; readonly port: number };
  readonly messages: readonly { frame: number; dir: string; name: string; decrypted?: boolean }[];
  readonly alerts: readonly { frame: number; dir: string; level: number; description: number; encrypted: boolean }[];
  readonly sni: string | null;
  readonly alpnOffered: readonly string[];
  readonly alpn: string | null;
  readonly alpnFrom: string | null;
  readonly version: string | null;
  readonly cipher: string | null;
  readonly ja3: string | null;
  readonly ja3s: string | null;
  readonly tcp: { readonly firstFrame: number };
}

/** Paths below `folder`, all depths, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

export function readOracle(corpus: string, capture: string): OracleCapture {
  return JSON.parse(readFileSync(join(corpus, 'oracle', `${capture}.json`), 'utf8')) as OracleCapture;
}

/** The oracle's streams; where segments arrived out of order, tshark's better reading of them (see the corpus's README). */
export function streamsOf(oracle: OracleCapture): OracleStream[] {
  const better = new Map((oracle.variants?.outOfOrder?.tcp ?? []).map((stream) => [stream.stream, stream]));
  return oracle.tcp.map((stream) => ({ ...stream, ...better.get(stream.stream), tcp: stream.tcp }));
}

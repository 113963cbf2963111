import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What tshark says of a capture, as far as it bears on the file format. */
export interface Oracle {
  packets: number;
  tsharkErrors?: string[];
  frames: {
    n: number;
    time?: string;
    len: number;
    capLen: number;
    wtapEncap?: number;
    interfaceName?: string;
    comment?: string;
  }[];
}

export function readOracle(corpus: string, name: string): Oracle {
  const oracle = JSON.parse(readFileSync(join(corpus, 'oracle', `${name}.json`), 'utf8')) as Partial<Oracle>;
  return { packets: 0, frames: [], ...oracle };
}

/** Names of the files in a folder of the corpus, relative to the corpus. */
export function filesIn(corpus: string, folder: string): string[] {
  return readdirSync(join(corpus, folder))
    .sort()
    .map((name) => `${folder}/${name}`);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../captures');

/** Every recorded case of captures/ by name, with the bytes of its capture. */
export const recordedCaptures: readonly { name: string; bytes: Buffer }[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'lib')
  .flatMap(({ name }) => captureOf(name));

function captureOf(name: string): { name: string; bytes: Buffer }[] {
  const file = readdirSync(join(folder, name)).find((one) => /^capture\.pcap(ng)?$/.test(one));
  return file ? [{ name, bytes: readFileSync(join(folder, name, file)) }] : [];
}

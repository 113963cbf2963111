import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The capture of a case in captures/: of one interface as tcpdump writes it, of several as dumpcap does. */
export function capturePath(name: string): string {
  const folder = join(import.meta.dirname, '../../captures', name);
  const path = ['capture.pcap', 'capture.pcapng'].map((file) => join(folder, file)).find(existsSync);
  if (!path) throw new Error(`no capture in ${folder}`);
  return path;
}

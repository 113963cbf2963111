import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Told } from '../../../src/report/document.js';
import { certificatesFromPem } from '../../../src/x509/pem.js';
import { TrustList } from '../../../src/x509/trust.js';
import { analysed } from '../../build/reports.js';

/** A recorded case as it would be told if its own root were one that browsers trust. */
export async function withPublicRoot(name: string): Promise<Told[]> {
  const folder = join(import.meta.dirname, '../../../captures', name);
  const roots = certificatesFromPem(readFileSync(join(folder, 'root.pem'), 'utf8'));
  const trust = new TrustList('the recorded root, taken for a public one', () => roots, true);
  return (await analysed([join(folder, 'capture.pcap')], { trust })).told;
}

/** The rules that speak of each connection. */
export function rulesOf(told: readonly Told[]): string[][] {
  return told.map(({ connection }) => connection.findings.map(({ rule }) => rule));
}

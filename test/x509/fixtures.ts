import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Certificate } from '../../src/x509/certificate.js';
import { certificatesFromPem } from '../../src/x509/pem.js';
import { trustListFromPem } from '../../src/x509/trust.js';

const folder = resolve(import.meta.dirname, 'fixtures');

/** A certificate of fixtures/, made by make.sh there. */
export function fixture(name: string): Certificate {
  return certificatesFromPem(fixturePem(name))[0];
}

export function fixturePem(name: string): string {
  return readFileSync(resolve(folder, `${name}.pem`), 'latin1');
}

/** An OCSP answer about `leaf-ocsp`, of 22 November 2026 and good for seven days; made by make-ocsp.sh. */
export function fixtureStaple(kind: 'good' | 'revoked' | 'unknown' | 'trylater'): Uint8Array {
  return readFileSync(resolve(folder, `staple-${kind}.der`));
}

export function fixtureNames(): string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.pem')).map((file) => file.slice(0, -4));
}

export function trusting(...names: string[]) {
  return trustListFromPem(names.map(fixturePem), 'the test roots');
}

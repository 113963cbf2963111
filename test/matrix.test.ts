import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matrixPage, readMatrix, type MatrixFault, type Meeting } from '../bin/docs/matrix.js';
import type { ConnectionReport } from '../src/report/document.js';

const root = resolve(import.meta.dirname, '..');

/**
 * How much a connection shows:
 * - open: all that was said: up to TLS 1.2, or before a version was agreed
 * - said: TLS 1.3 hides the certificate, but the client's alert can be read
 * - hidden: TLS 1.3 hides both
 * - finished: the client has finished; what it says next, if anything, is encrypted in either version
 */
type Shows = 'open' | 'said' | 'hidden' | 'finished';

/** Root causes that are right; with a `?`, what may be said as a warning of a handshake that completed. */
type Right = Readonly<Partial<Record<Shows, readonly string[]>>>;

const refusedUnseen = ['alert/encrypted-refusal', 'certificate/silent-refusal'];
const leftUnseen = ['tcp/closed-after-handshake?'];

/** What is right to say, by fault. What is not in this table is wrong. */
const right: Readonly<Record<string, Right>> = {
  'connection-refused': { open: ['tcp/refused'] },
  'plain-http': { open: ['protocol/tls-to-plaintext-port'] },
  'reset-after-client-hello': { open: ['tcp/reset-after-client-hello'] },
  'closed-after-client-hello': { open: ['tcp/closed-after-client-hello'] },
  'silent-after-client-hello': { open: ['tcp/client-hello-unanswered'] },
  'internal-error': { open: ['alert/internal-error'] },
  // OpenSSL's own programs and Python go as far as TLS 1.1 and stumble over its signature; GnuTLS speaks it.
  'no-shared-version': { open: ['negotiation/no-shared-version', 'alert/internal-error'], finished: ['negotiation/old-version?'] },
  'no-shared-cipher': { open: ['negotiation/no-shared-cipher'] },
  'unknown-ca': {
    open: ['certificate/unknown-ca'],
    said: ['certificate/unknown-ca'],
    hidden: refusedUnseen,
    finished: ['certificate/unknown-ca', 'certificate/unknown-ca?', ...leftUnseen],
  },
  'self-signed': {
    open: ['certificate/self-signed'],
    said: ['certificate/unknown-ca'],
    hidden: refusedUnseen,
    finished: ['certificate/self-signed', 'certificate/self-signed?'],
  },
  'missing-intermediate': {
    open: ['certificate/missing-intermediate'],
    // The alert says unknown_ca, and so does tlswhy; that the chain may be short is among its causes.
    said: ['certificate/unknown-ca', 'certificate/missing-intermediate'],
    hidden: refusedUnseen,
    finished: ['certificate/missing-intermediate'],
  },
  expired: { open: ['certificate/expired'], said: ['certificate/expired'], hidden: refusedUnseen, finished: ['certificate/expired'] },
  'not-yet-valid': {
    open: ['certificate/not-yet-valid'],
    said: ['alert/fatal'],
    hidden: refusedUnseen,
    finished: ['certificate/not-yet-valid'],
  },
  'wrong-host': {
    open: ['certificate/wrong-host'],
    said: ['alert/fatal'],
    hidden: refusedUnseen,
    finished: ['certificate/wrong-host', 'certificate/silent-refusal', ...leftUnseen],
  },
  'client-certificate-missing': {
    open: ['client-auth/certificate-missing', 'client-auth/left-at-request'],
    hidden: ['client-auth/certificate-missing', 'client-auth/left-at-request'],
    finished: ['client-auth/certificate-missing'],
  },
  'reset-after-handshake': { finished: ['tcp/reset-after-handshake'] },
};

const faults = await readMatrix(root);

describe('the matrix of client stacks and faults', () => {
  it('has nine stacks against each fault, in both versions where there are two', () => {
    expect(faults.map(({ name }) => name).sort()).toEqual(['healthy', ...Object.keys(right)].sort());
    for (const { name, cells } of faults) {
      expect(new Set(cells.map(({ stack }) => stack)).size, name).toBe(9);
      expect(cells.length, name).toBe(name === 'no-shared-cipher' ? 9 : 18);
    }
  });

  it('has captures that are small', () => {
    for (const { name } of faults) expect(statSync(join(root, `captures/matrix/${name}.pcap`)).size, name).toBeLessThan(100_000);
  });

  it('is shown as it is (npm run docs)', () => {
    expect(readFileSync(join(root, 'docs/matrix.md'), 'utf8')).toBe(matrixPage(faults));
  });
});

describe.each(faults.map((fault) => [fault.name, fault] as const))('%s', (name, { cells }) => {
  it.each(cells.map((cell) => [`${cell.stack}, ${cell.version}`, cell] as const))('is told right for %s', (_, cell) => {
    expect(cell.meetings).toHaveLength(cell.connections.length);
    expect(cell.meetings.length).toBeGreaterThan(0);
    for (const meeting of cell.meetings) expectRight(name, cell, meeting);
  });
});

function expectRight(name: string, { stack }: MatrixFault['cells'][number], { wire, told }: Meeting): void {
  const verdicts = verdictsOf(told);
  const where = `${stack}: ${wire}\n${told.status}: ${verdicts.join(', ')}`;
  if (name === 'healthy' || (isSpare(stack, wire) && verdicts.length === 0)) return expect(told.status, where).toBe('ok');
  const allowed = right[name]?.[shows(told)] ?? [];
  expect(verdicts.filter((one) => allowed.includes(one)), where).not.toEqual([]);
}

/** The root cause, or else the warnings. */
function verdictsOf({ findings, status }: ConnectionReport): string[] {
  const root = findings.find(({ rootCause }) => rootCause);
  if (root) return [root.rule];
  return status === 'degraded' ? findings.filter(({ severity }) => severity === 'warning').map(({ rule }) => `${rule}?`) : [];
}

/** Browsers open a connection more than they need, and close it unused. */
function isSpare(stack: string, wire: string): boolean {
  return stack === 'Chromium' && /^C ClientHello · S [^·]* · C (?:ClientKeyExchange )?CCS \[\d+\] · S [^·]* · C FIN/.test(wire);
}

function shows({ version, alerts, stage }: ConnectionReport): Shows {
  if (version === 'TLS 1.3' && alerts.some(({ encrypted }) => !encrypted)) return 'said';
  if (['finished', 'application-data', 'closed'].includes(stage)) return 'finished';
  return version === 'TLS 1.3' ? 'hidden' : 'open';
}

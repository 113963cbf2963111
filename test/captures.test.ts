import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConnectionReport } from '../src/report/document.js';
import { Secrets } from '../src/cli/secrets.js';
import { analysed } from './build/reports.js';

/** What a case's expected.json says of a connection; what it leaves out may be anything. */
interface Expected {
  readonly connections: readonly ExpectedConnection[];
  /** What the case's keys.log shows beyond that. */
  readonly withKeys?: readonly ExpectedConnection[];
}

interface ExpectedConnection {
  readonly sni?: string;
  readonly status?: ConnectionReport['status'];
  readonly stage?: ConnectionReport['stage'];
  readonly rootCause?: string;
  readonly certainty?: string;
  readonly rules?: readonly string[];
  readonly evidenceFrames?: readonly number[];
}

const folder = join(import.meta.dirname, '../captures');
const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));

describe.each(cases)('captures/%s', (name) => {
  const path = ['capture.pcap', 'capture.pcapng'].map((file) => join(folder, name, file)).find(existsSync);
  const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Expected;

  it('is told as expected.json says', async () => {
    const { told, warnings } = await analysed([path as string], { all: true });
    expect(warnings).toEqual([]);
    const found = told.map(({ connection }, index) => asExpected(connection, expected.connections[index] ?? {}));
    if (expected.connections.length > 0) expect(found).toEqual(expected.connections.map(checked));
    const roots = told.map(({ connection }) => connection.findings.filter((finding) => finding.rootCause).length);
    expect(roots).toEqual(told.map(({ connection }) => (connection.status === 'failed' ? 1 : 0)));
    expect(told.length).toBeGreaterThan(0);
  });

  const { withKeys } = expected;
  if (withKeys) {
    it('is told as expected.json says with its keys', async () => {
      const { told } = await analysed([path as string], { all: true, secrets: new Secrets(join(folder, name, 'keys.log')) });
      expect(told.map(({ connection }, index) => asExpected(connection, withKeys[index] ?? {}))).toEqual(withKeys.map(checked));
    });
  }

  it('says where it comes from', () => {
    expect(readFileSync(join(folder, name, 'README.md'), 'utf8')).toMatch(/record/i);
  });
});

const parts = ['sni', 'status', 'stage', 'rootCause', 'certainty', 'rules', 'evidenceFrames'] as const;

/** The parts that are about us; a case also says by what tshark filter its recorder checks itself. */
function checked(expected: ExpectedConnection): object {
  return Object.fromEntries(parts.filter((part) => part in expected).map((part) => [part, expected[part]]));
}

/** The parts of a connection that the expectation speaks of. */
function asExpected(connection: ConnectionReport, expected: ExpectedConnection): object {
  const root = connection.findings.find((finding) => finding.rootCause);
  const proof = new Set((root ? [root] : connection.findings).flatMap(({ evidence }) => evidence.map(({ frame }) => frame)));
  const said: Record<(typeof parts)[number], unknown> = {
    sni: connection.sni,
    status: connection.status,
    stage: connection.stage,
    rootCause: root?.rule,
    certainty: root?.certainty,
    rules: connection.findings.map(({ rule }) => rule),
    evidenceFrames: expected.evidenceFrames?.filter((frame) => proof.has(frame)),
  };
  return Object.fromEntries(parts.filter((part) => part in expected).map((part) => [part, said[part]]));
}

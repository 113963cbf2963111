import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Court } from '../../src/incident/court.js';
import { dissect } from '../../src/net/dissect.js';
import type { Finding, Verdict } from '../../src/rules/finding.js';
import { Teller } from '../../src/story/teller.js';
import { CertificateIntern } from '../../src/x509/intern.js';
import type { Degradation } from './degradations.js';
import { type Frame, pushFrames } from './ethernet-frame.js';
import { recordedCaptures } from './recorded.js';

/** A difference that must not be, in words that a failing test shows. */
export interface Complaint {
  readonly kind: 'falsely failed' | 'another root cause' | 'invented warning' | 'surer than the whole' | 'not as the whole';
  readonly connection: string;
  /** What the whole capture tells. */
  readonly whole: string;
  /** What the degraded one tells. */
  readonly told: string;
}

const matrix = resolve(import.meta.dirname, '../../captures/matrix');

/** Every recorded case, and each fault of the matrix. */
export const everyCapture: readonly { readonly name: string; readonly bytes: Buffer }[] = [
  ...recordedCaptures,
  ...readdirSync(matrix)
    .filter((file) => file.endsWith('.pcap'))
    .map((file) => ({ name: `matrix/${file}`, bytes: readFileSync(join(matrix, file)) })),
];

/** One for all captures: reading certificates is most of the work. */
const certificates = new CertificateIntern();

/** What is told of frames. A rule that throws fails the test. */
export function verdictsOf(frames: readonly Frame[]): Verdict[] {
  const verdicts: Verdict[] = [];
  const court = new Court({ verdict: (verdict) => void verdicts.push(verdict), end: () => {} }, {
    onProblem: ({ rule, message }) => {
      throw new Error(`${rule} threw: ${message}`);
    },
  });
  const teller = new Teller({ push: (story) => court.push(story), end: () => {} }, { capture: 0, certificates });
  pushFrames(frames, dissect(teller));
  court.end();
  return verdicts;
}

/** The verdicts by connection: both endpoints, or of a name that was not found the asker and the name. */
export function byConnection(verdicts: readonly Verdict[]): Map<string, Verdict[]> {
  const found = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const name = connectionOf(verdict);
    found.set(name, [...(found.get(name) ?? []), verdict]);
  }
  return found;
}

function connectionOf({ story: { client, server, name } }: Verdict): string {
  if (name) return `${client.endpoint.address} asks for ${name.value.name}`;
  return [client, server].map(({ endpoint }) => `${endpoint.address}:${endpoint.port}`).sort().join(' ');
}

/** How much a degraded capture still tells of the connections that failed. */
export interface Usefulness {
  /** Failures of the whole capture of which the degraded one holds a packet. */
  readonly failures: number;
  /** Told as failed, for the same reason. */
  readonly same: number;
  /** Told as failed, for what is left of the reason: the alert without the certificate that it answers. */
  readonly less: number;
  /** Not told as failed, but the reason is named as a guess. */
  readonly perhaps: number;
}

export function usefulnessOf(whole: ReadonlyMap<string, readonly Verdict[]>, degraded: readonly Verdict[]): Usefulness {
  const told = byConnection(degraded);
  const sum = { failures: 0, same: 0, less: 0, perhaps: 0 };
  for (const [connection, known] of whole) {
    const now = told.get(connection) ?? [];
    for (const was of known.filter(({ status }) => status === 'failed')) {
      if (now.length === 0) continue;
      sum.failures++;
      if (now.some((one) => headline(one) === headline(was))) sum.same++;
      else if (now.some(({ status }) => status === 'failed')) sum.less++;
      else if (now.some(({ findings }) => findings.some(({ rule }) => rule === headline(was)))) sum.perhaps++;
    }
  }
  return sum;
}

/** Everything in which the degraded capture is told as it must not be. */
export function complaints(
  whole: ReadonlyMap<string, readonly Verdict[]>,
  degraded: readonly Verdict[],
  { harmless }: Degradation,
): Complaint[] {
  return degraded.flatMap((verdict) => {
    const connection = connectionOf(verdict);
    const known = whole.get(connection) ?? [];
    const found = [...compare(known, verdict), ...(harmless ? compareExactly(known, verdict) : [])];
    return found.map(([kind, told]) => ({ kind, connection, whole: known.map(headline).join(', '), told }));
  });
}

type Found = readonly [Complaint['kind'], string];

function compare(known: readonly Verdict[], verdict: Verdict): Found[] {
  const root = verdict.findings.find(({ rootCause }) => rootCause);
  if (root && known.every(({ status }) => status !== 'failed')) return [['falsely failed', words(root)]];
  return verdict.findings.flatMap((finding): Found[] => {
    const same = known.flatMap(({ findings }) => findings).filter(({ rule }) => rule === finding.rule);
    const isConfident = finding.certainty !== 'possible' || known.every(({ status }) => status !== 'failed');
    if (same.length === 0 && isConfident && finding.severity === 'error')
      return [[finding.rootCause ? 'another root cause' : 'invented warning', words(finding)]];
    if (same.length === 0 && isConfident && finding.severity === 'warning') return [['invented warning', words(finding)]];
    // That a fault is there may be surer than that it was the reason.
    const alike = same.filter(({ severity }) => severity === finding.severity);
    const isSurer = alike.length > 0 && finding.severity !== 'info' && alike.every((one) => rank(one) < rank(finding));
    return isSurer ? [['surer than the whole', words(finding)]] : [];
  });
}

/** Nothing is lost: status and root cause are the same, and nothing comes to it but that packets stand there twice. */
function compareExactly(known: readonly Verdict[], verdict: Verdict): Found[] {
  const rules = new Set(known.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const more = verdict.findings.filter(({ rule }) => !rules.has(rule) && rule !== 'capture/duplicates');
  const found = more.map((finding): Found => ['not as the whole', words(finding)]);
  const isOther = known.length > 0 && !known.some((one) => headline(one) === headline(verdict));
  return isOther ? [...found, ['not as the whole', headline(verdict)]] : found;
}

function headline({ status, findings }: Verdict): string {
  return findings.find(({ rootCause }) => rootCause)?.rule ?? status;
}

function words({ rule, severity, certainty }: Finding): string {
  return `${rule} (${severity}, ${certainty})`;
}

function rank({ certainty }: Finding): number {
  return ['possible', 'likely', 'proven'].indexOf(certainty);
}

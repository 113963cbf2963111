import { limits } from '../bytes/limits.js';
import type { CaptureReport, ConnectionReport, FindingReport, IncidentReport, Summary, Told } from './document.js';
import { endpoint } from '../rules/words.js';
import { groupHealthy, type HealthyGroup, HealthyGroups } from './healthy.js';
import { makeProblems, type Problem } from './problems.js';
import type { ReportSink } from './report.js';

/** One line's worth of a connection, kept when the whole would be too much. */
export interface Row {
  id: number;
  /** Index of its capture, and its path where there are several to tell apart. */
  capture: number;
  path?: string;
  status: ConnectionReport['status'];
  client: string;
  server: string;
  name?: string;
  startedAt?: string;
  frames: [number, number];
  stage: string;
  version?: string;
  /** The first finding: the root cause of a failure, the gravest warning otherwise. */
  finding?: Pick<FindingReport, 'rule' | 'title' | 'severity'>;
  /** Of a connection that was not seen well enough: what it looks like all the same. */
  guess?: Guess;
  told?: Told;
}

export interface Guess {
  /** The finding that explains most. */
  title: string;
  /** How to capture what would prove it. */
  toBeSure?: string;
}

/** What a report for people is made of, known at the end: troubles grouped, healthy connections counted. */
export interface Gathered {
  captures: CaptureReport[];
  summary: Summary;
  /** Failures, each told once however often it happened; the widest first. */
  failures: Problem[];
  /** Connections that worked, with a warning. */
  warnings: Problem[];
  incomplete: Row[];
  healthy: HealthyGroup[];
  /** All connections in order, as far as they were asked for and fit. */
  rows: Row[];
}

/** Collects a report within bounded memory and hands it over once; `everyRow` keeps a line for healthy ones too. */
export function gather(everyRow: boolean, done: (all: Gathered) => void): ReportSink {
  const rows: Row[] = [];
  const healthy = new HealthyGroups();
  const whole = new Examples();
  return {
    connection(told) {
      const { connection } = told;
      if (connection.status === 'ok') healthy.add(connection);
      if (rows.length >= limits.reportRows || (connection.status === 'ok' && !everyRow)) return;
      const row = rowOf(connection);
      if (connection.status !== 'ok' && whole.wants(row)) row.told = told;
      rows.push(row);
    },
    end(captures, incidents, summary) {
      rows.sort((a, b) => a.id - b.id);
      if (captures.length > 1) for (const row of rows) row.path = captures[row.capture].path;
      done({ captures, summary, rows, healthy: groupHealthy(healthy), ...sorted(rows, incidents) });
    },
  };
}

/** Chooses which connections are kept whole: the first thousand, and the first of each kind after them. */
class Examples {
  private kept = 0;
  private readonly rules = new Set<string | undefined>();

  wants(row: Row): boolean {
    const isNew = !this.rules.has(row.finding?.rule);
    this.rules.add(row.finding?.rule);
    return isNew || this.kept++ < limits.reportInFull;
  }
}

function sorted(rows: Row[], incidents: IncidentReport[]): Pick<Gathered, 'failures' | 'warnings' | 'incomplete'> {
  return {
    failures: makeProblems(rows.filter((row) => row.status === 'failed'), incidents),
    warnings: makeProblems(rows.filter((row) => row.status === 'degraded'), incidents),
    incomplete: rows.filter((row) => row.status === 'incomplete'),
  };
}

function rowOf(connection: ConnectionReport): Row {
  const { id, capture, status, client, server, sni, startedAt, frames, stage, version, findings } = connection;
  const first = findings[0] && { rule: findings[0].rule, title: findings[0].title, severity: findings[0].severity };
  const ends = { client: endpoint(client), server: endpoint(server) };
  const guess = status === 'incomplete' ? guessOf(findings) : undefined;
  return { id, capture, status, ...ends, name: sni, startedAt, frames, stage, version, finding: first, guess };
}

/** Findings stand in the order of their weight; those of the capture say what is missing. */
function guessOf(findings: readonly FindingReport[]): Guess | undefined {
  const best = findings.find(({ rule, certainty }) => certainty === 'possible' && !isOfCapture(rule));
  const lack = findings.find(({ rule }) => isOfCapture(rule));
  return best && { title: best.title, toBeSure: lack?.nextSteps[0]?.text };
}

function isOfCapture(rule: string): boolean {
  return rule.startsWith('capture/');
}

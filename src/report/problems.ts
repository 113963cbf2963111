import type { FindingReport, IncidentReport } from './document.js';
import type { Row } from './gather.js';

/** One trouble, told once: an incident, or connections that no incident covers but that say the same. */
export interface Problem {
  rule?: string;
  title: string;
  rows: Row[];
  incident?: IncidentReport;
  /** The earliest connection of it that was kept whole, and what was found there. */
  example?: Row;
  finding?: FindingReport;
  clients: string[];
  servers: string[];
  names: string[];
  firstTime?: string;
  lastTime?: string;
}

/**
 * Groups rows: first by the incidents that name them, then by rule, server and name. What is seen in several connections
 * together comes first, as it explains others; then the widest.
 */
export function makeProblems(rows: Row[], incidents: IncidentReport[]): Problem[] {
  const left = new Map(rows.map((row) => [row.id, row]));
  const problems: Problem[] = [];
  for (const incident of incidents) {
    const members = incident.connections.flatMap((id) => take(left, id));
    if (members.length > 0) problems.push(problem(members, incident));
  }
  for (const members of alike([...left.values()])) problems.push(problem(members));
  return problems.sort(
    (a, b) => Number(isCommon(b)) - Number(isCommon(a)) || b.rows.length - a.rows.length || a.rows[0].id - b.rows[0].id,
  );
}

function isCommon({ rule }: Problem): boolean {
  return rule?.startsWith('incident/') ?? false;
}

function take(from: Map<number, Row>, id: number): Row[] {
  const row = from.get(id);
  from.delete(id);
  return row ? [row] : [];
}

function alike(rows: Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.finding?.rule}\n${row.finding?.title}\n${row.server}\n${row.name}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function problem(rows: Row[], incident?: IncidentReport): Problem {
  rows.sort((a, b) => a.id - b.id);
  const example = rows.find((row) => row.told);
  const findings = example?.told?.connection.findings ?? [];
  const finding = findings.find((one) => one.rule === incident?.rule) ?? findings.find((one) => one.rootCause) ?? findings[0];
  const times = rows.flatMap((row) => row.startedAt ?? []).sort();
  return {
    rule: incident?.rule ?? finding?.rule ?? rows[0].finding?.rule,
    title: incident?.title ?? finding?.title ?? rows[0].finding?.title ?? 'It failed, and no rule knows why',
    rows,
    incident,
    example,
    finding,
    clients: distinct(rows.map((row) => withoutPort(row.client))),
    servers: distinct(rows.map((row) => row.server)),
    names: distinct(rows.flatMap((row) => row.name ?? [])),
    firstTime: times[0],
    lastTime: times.at(-1),
  };
}

function withoutPort(endpoint: string): string {
  return endpoint.slice(0, endpoint.lastIndexOf(':')).replace(/^\[(.*)\]$/, '$1');
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
}

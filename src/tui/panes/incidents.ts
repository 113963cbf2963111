import type { IncidentReport } from '../../report/document.js';
import { period } from '../../report/times.js';
import { count, shortList } from '../../rules/words.js';
import { bodyHeight, incidentHeight } from '../geometry.js';
import type { Model } from '../model.js';
import { cursorMark, type Line, piece, severityMarks } from '../theme.js';
import { clipLine, selectedLine, spread } from '../widgets/cells.js';
import { paragraph } from '../widgets/paragraph.js';

const WIDEST = 100;

/** Failures that many connections share: one line each, and the chosen one in words below. */
export function incidentLines(model: Model): Line[] {
  const { incidents, incidentList: { at, top }, size } = model;
  if (incidents.length === 0) return nothing(model);
  const window = incidents.slice(top, top + incidentHeight(model));
  const lines = window.map((incident, index) => {
    const line = oneLine(incident, top + index === at, size.columns);
    return top + index === at ? selectedLine(line, size.columns) : line;
  });
  const head: Line[] = [[piece('Incidents', 'heading'), piece(' (the same failure on many connections)', 'aside')]];
  return [...head, ...lines, [], ...told(incidents[at], Math.min(size.columns, WIDEST))].slice(0, bodyHeight(model));
}

function nothing({ isDone, size }: Model): Line[] {
  const text = isDone
    ? 'No failure is shared by several connections.'
    : 'Failures that connections share are known when all is read.';
  return [[piece('Incidents', 'heading')], ...paragraph([piece(text)], size.columns)];
}

function oneLine({ title, severity, connections }: IncidentReport, isChosen: boolean, width: number): Line {
  const left = [piece(isChosen ? `${cursorMark} ` : '  '), severityMarks[severity], piece(` ${title}`)];
  return clipLine(spread(left, [piece(`${connections.length}×`, 'aside')], width), width);
}

function told(incident: IncidentReport, width: number): Line[] {
  const { title, summary, clients, servers, firstTime, lastTime, rule, connections } = incident;
  const { healthyBefore, healthyAfter } = incident;
  const facts: [string, string][] = [
    ['When', period(firstTime, lastTime)],
    ['Servers', shortList(servers, 6)],
    ['Clients', shortList(clients, 6)],
    ['Connections', shortList(connections.map((id) => `#${id}`), 10)],
    ['Healthy', `${count(healthyBefore, 'connection')} before, ${count(healthyAfter, 'connection')} after`],
    ['Rule', rule],
  ];
  return [
    ...paragraph([piece(title, 'heading')], width),
    ...paragraph([piece(summary)], width),
    [],
    ...facts.flatMap(([name, value]) => (value === ''
      ? []
      : paragraph([piece(name.padEnd(14), 'aside'), piece(value)], width, { hang: 14 }))),
  ];
}

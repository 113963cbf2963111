import { endpoint } from '../rules/words.js';
import type { TimelineRow, Told } from './document.js';
import { mermaidText } from './escape.js';

/** Arrows drawn; a longer diagram is read by nobody. The first ones and the last ones are kept. */
const FIRST = 22;
const LAST = 8;
const LABEL = 90;

/** The connection as a Mermaid sequence diagram, without fences. */
export function sequenceDiagram({ connection, timeline }: Told): string {
  const name = connection.sni ? `${connection.sni} (${endpoint(connection.server)})` : endpoint(connection.server);
  return [
    'sequenceDiagram',
    `  participant C as client ${mermaidText(endpoint(connection.client))}`,
    `  participant S as server ${mermaidText(name)}`,
    ...arrows(timeline),
  ].join('\n');
}

function arrows(timeline: TimelineRow[]): string[] {
  if (timeline.length <= FIRST + LAST) return timeline.map(arrow);
  const left = timeline.length - FIRST - LAST;
  return [...timeline.slice(0, FIRST).map(arrow), `  Note over C,S: ${left} more events`, ...timeline.slice(-LAST).map(arrow)];
}

function arrow(row: TimelineRow): string {
  const text = mermaidText(`${row.frame}: ${row.text.length > LABEL ? `${row.text.slice(0, LABEL)}…` : row.text}`);
  if (!row.from || row.kind === 'gap') return `  Note over C,S: ${text}`;
  const line = row.kind === 'alert' || text.includes('RST') ? '-x' : '->>';
  return row.from === 'client' ? `  C${line}S: ${text}` : `  S${line}C: ${text}`;
}

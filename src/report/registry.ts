import { json } from './json.js';
import { markdown } from './markdown.js';
import { ndjson } from './ndjson.js';
import type { ReportFormat } from './report.js';
import { text } from './text.js';

/** Every output format. A new one is a file and a line here. */
export const reportFormats: readonly ReportFormat[] = [text, json, ndjson, markdown];

export function formatByName(name: string): ReportFormat | undefined {
  return reportFormats.find((format) => format.name === name);
}

/** The format that a file's ending asks for: `incident.md` is Markdown. */
export function formatByEnding(path: string): ReportFormat | undefined {
  const name = path.toLowerCase();
  return reportFormats.find((format) => format.endings.some((ending) => name.endsWith(ending)));
}

import { jsonText } from './escape.js';
import type { ReportFormat } from './report.js';

/** The parts of the document one a line, as soon as they are known, each with its `type`; the last is `end`. */
export const ndjson: ReportFormat = {
  name: 'ndjson',
  endings: ['.ndjson', '.jsonl'],
  streams: true,
  open(write, options) {
    const line = (type: string, part: object) => write(`{"type":"${type}",${jsonText(part).slice(1)}\n`);
    return {
      connection: ({ connection }) => line('connection', connection),
      end(captures, incidents, summary) {
        for (const capture of captures) line('capture', capture);
        for (const incident of incidents) line('incident', incident);
        line('end', { schema: 'tlswhy/1', tool: { name: 'tlswhy', version: options.version }, summary });
      },
    };
  },
};

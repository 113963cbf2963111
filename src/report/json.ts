import { jsonText } from './escape.js';
import type { ReportFormat } from './report.js';

/**
 * The document of schema `tlswhy/1`, streamed: a connection is written when it ends and then forgotten, so `captures`,
 * `incidents` and `summary`, known only at the end, stand behind `connections`. One connection a line.
 */
export const json: ReportFormat = {
  name: 'json',
  endings: ['.json'],
  streams: true,
  open(write, options) {
    let separator = '\n';
    write(`{"schema":"tlswhy/1","tool":${jsonText({ name: 'tlswhy', version: options.version })},\n"connections":[`);
    return {
      connection({ connection }) {
        write(separator + jsonText(connection));
        separator = ',\n';
      },
      end(captures, incidents, summary) {
        write('\n],\n');
        write(`"captures":${jsonText(captures)},\n`);
        write(`"incidents":${jsonText(incidents)},\n`);
        write(`"summary":${jsonText(summary)}}\n`);
      },
    };
  },
};

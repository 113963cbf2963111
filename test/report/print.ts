import type { CaptureReport, IncidentReport, Told } from '../../src/report/document.js';
import type { ReportFormat, ReportOptions } from '../../src/report/report.js';
import { capture, summaryOf } from './told.js';

const defaults: ReportOptions = { version: '0.1.0', color: false, width: 80, verbose: false, quiet: false };

/** Everything that a format writes for these connections. */
export function print(
  format: ReportFormat,
  all: Told[],
  { captures = [capture()], incidents = [] as IncidentReport[], ...options }:
    { captures?: CaptureReport[]; incidents?: IncidentReport[] } & Partial<ReportOptions> = {},
): string {
  const parts: string[] = [];
  const sink = format.open((text) => parts.push(text), { ...defaults, ...options });
  for (const one of all) sink.connection(one);
  sink.end(captures, incidents, summaryOf(all));
  return parts.join('');
}

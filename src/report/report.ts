import type { CaptureReport, Document, IncidentReport, Summary, Told } from './document.js';

/** What every report is given, in this order; `connection` as each one ends, the rest when the input does. */
export interface ReportSink {
  connection(told: Told): void;
  /** Called once. `captures` in the order of the command line. */
  end(captures: CaptureReport[], incidents: IncidentReport[], summary: Summary): void;
}

export interface ReportOptions {
  version: string;
  color: boolean;
  /** Columns of the terminal, for wrapping. */
  width: number;
  verbose: boolean;
  quiet: boolean;
  title?: string;
}

/** One output format: one file and one line in the registry. `write` takes text for the output, in order. */
export interface ReportFormat {
  readonly name: string;
  /** File name endings that choose it. */
  readonly endings: readonly string[];
  /** It writes connections as they come; the others write once, at the end. */
  readonly streams?: boolean;
  open(write: (text: string) => void, options: ReportOptions): ReportSink;
}

export type { Document };

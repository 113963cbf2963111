import type { IncidentReport, Summary, Told } from '../report/document.js';

/** What the screen is told, in any order and number; `done` once, when no more rows come. */
export interface TuiEvents {
  /** A connection; one told again with the same id replaces the earlier one. */
  row(told: Told): void;
  /** How much of the input is read, from 0 to 1. */
  progress?(fraction: number): void;
  incidents?(incidents: IncidentReport[]): void;
  summary?(summary: Summary): void;
  /** What to mind, in one sentence: input that ends early, packets that were dropped. */
  warning?(text: string): void;
  done(): void;
}

/** Where the screen has its connections from: a capture being read, or an interface being watched. */
export interface TuiSource {
  /** Name of the capture or the interface. */
  readonly title: string;
  /** New connections may come for ever. */
  readonly live: boolean;
  start(on: Required<TuiEvents>): void;
  /** Called once when the screen is left; no event is heeded after it. */
  stop(): void;
  /** The connection with its full timeline, read again from the file; undefined when it is no longer there. */
  open(id: number): Promise<Told | undefined>;
  /** A few words on how the capture goes, asked for now and then. */
  status?(): string;
}

export interface TuiOptions {
  color: boolean;
  /** Filter to begin with, as `--where` takes it. */
  where?: string;
  /** Where keys come from; default: standard input. */
  keyboard?: NodeJS.ReadStream;
}

/** How the screen was left: by `q`, by Ctrl-C, or by a signal that is raised again once the terminal is restored. */
export type TuiExit = 'quit' | 'interrupted' | 'signal';

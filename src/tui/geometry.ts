import type { Model, Size } from './model.js';

/** Below this no line says anything of use. */
const NARROWEST = 60;
const LOWEST = 12;
/** From this width on, findings and timeline stand side by side. */
const SIDE_BY_SIDE = 140;
/** Longer lines of prose are hard to read. */
const WIDEST_PROSE = 96;
/** Below this height the list is worth more than the words above it. */
const TALL = 20;

export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < NARROWEST || rows < LOWEST;
}

export const smallest = `${NARROWEST}×${LOWEST}`;

/** Lines between the title (with a banner below it, if there is something to mind) and the two lines at the bottom. */
export function bodyHeight({ size, warnings }: Model): number {
  return size.rows - 3 - (warnings.length > 0 ? 1 : 0);
}

/** Lines that tell the answer above the list. */
export function answerHeight({ size }: Model): number {
  return size.rows >= TALL ? 5 : 2;
}

/** Lines of the list: what the answer, the heads of its columns and the line about the chosen one leave. */
export function listHeight(model: Model): number {
  return bodyHeight(model) - answerHeight(model) - 2;
}

/** Lines of findings and timeline, below the two lines that name the connection. */
export function detailHeight(model: Model): number {
  return bodyHeight(model) - 2;
}

export interface DetailWidths {
  readonly isSplit: boolean;
  readonly findings: number;
  readonly timeline: number;
}

export function detailWidths({ columns }: Size): DetailWidths {
  if (columns < SIDE_BY_SIDE) return { isSplit: false, findings: Math.min(columns, WIDEST_PROSE), timeline: columns };
  const findings = Math.min(WIDEST_PROSE, Math.floor((columns - 3) / 2));
  return { isSplit: true, findings, timeline: columns - findings - 3 };
}

/** Lines of the list of incidents; the chosen one is told below it. */
export function incidentHeight(model: Model): number {
  return Math.max(1, Math.min(model.incidents.length, Math.floor(bodyHeight(model) / 2) - 2));
}

export function helpHeight(model: Model): number {
  return bodyHeight(model);
}

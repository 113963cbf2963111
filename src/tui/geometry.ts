import { type Model, selectedRow, type Size } from './model.js';

/** Below this no line says anything of use. */
const NARROWEST = 60;
const LOWEST = 12;
/** From this width on, findings and timeline stand side by side. */
const SIDE_BY_SIDE = 140;
/** Longer lines of prose are hard to read. */
const WIDEST_PROSE = 96;
/** Connections of a capture of which the chosen one is told below the list, and lines that this takes at least. */
const FEW = 200;
const LOWEST_PREVIEW = 5;
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

/** Lines of the list: what the answer, the heads of its columns and the words about the chosen one leave. */
export function listHeight(model: Model): number {
  return hasPreview(model) ? Math.max(1, model.listing.shown.length) : listRoom(model);
}

function listRoom(model: Model): number {
  return bodyHeight(model) - answerHeight(model) - 2;
}

/**
 * A short list leaves room to tell what was found in the chosen connection. Only of captures with few connections,
 * since that is read again at each step of the cursor.
 */
export function hasPreview(model: Model): boolean {
  const { listing, isDone, live } = model;
  const isSmall = isDone && !live && listing.all.length <= FEW;
  return isSmall && listing.shown.length > 0 && previewHeight(model) >= LOWEST_PREVIEW;
}

export function previewHeight(model: Model): number {
  return listRoom(model) - model.listing.shown.length;
}

/** The connection that is to be read again: the opened one, or the one that the cursor is on. */
export function wantedId(model: Model): number | undefined {
  return model.opened?.id ?? (hasPreview(model) ? selectedRow(model)?.id : undefined);
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

export function proseWidth({ columns }: Size): number {
  return Math.min(columns, WIDEST_PROSE);
}

export function detailWidths({ columns, rows }: Size): DetailWidths {
  if (columns < SIDE_BY_SIDE) return { isSplit: false, findings: proseWidth({ columns, rows }), timeline: columns };
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

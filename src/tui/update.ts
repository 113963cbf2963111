import { runCommand } from './commands.js';
import { isProblem, readFilter } from './filter.js';
import { wantedId } from './geometry.js';
import { commandOf } from './keymap.js';
import { withFilter, withRows } from './listing.js';
import { type Action, type Model, selectedRow } from './model.js';
import type { Row } from './rows.js';
import { settled } from './settled.js';
import { edit } from './widgets/text-input.js';

/** Warnings that are remembered; the latest is shown. */
const WARNINGS = 50;

/** The screen after something happened. Pure: the same model and action always give the same screen. */
export function update(model: Model, action: Action): Model {
  return settled(changed(model, action));
}

function changed(model: Model, action: Action): Model {
  switch (action.type) {
    case 'rows':
      return addRows(model, action.rows);
    case 'progress':
      return { ...model, progress: action.fraction };
    case 'incidents':
      return { ...model, incidents: action.incidents };
    case 'summary':
      return { ...model, listing: { ...model.listing, summary: action.summary } };
    case 'warning':
      return { ...model, warnings: [...model.warnings, action.text].slice(-WARNINGS) };
    case 'status':
      return model.status === action.text ? model : { ...model, status: action.text };
    case 'done':
      return { ...model, isDone: true, progress: undefined };
    case 'details':
      return { ...model, details: action.details };
    case 'resized':
      return { ...model, size: action.size };
    case 'key':
      return press(model, action.key);
    case 'exit':
      return { ...model, exit: action.how };
  }
}

/** New rows; the cursor stays on its connection, or at the top as long as it was never moved. */
function addRows(model: Model, rows: readonly Row[]): Model {
  const listing = withRows(model.listing, rows);
  const wanted = wantedId(model);
  const retold = rows.some(({ id }) => id === wanted) ? model.retold + 1 : model.retold;
  const next = { ...model, listing, retold };
  if (model.isFollowing) return { ...next, list: { ...next.list, at: listing.shown.length - 1 } };
  return model.hasMoved ? keepingRow(next, selectedRow(model)) : next;
}

/** With the cursor on the same connection, wherever that stands now; the window moves along. */
function keepingRow(model: Model, row: Row | undefined): Model {
  const at = row ? model.listing.shown.findIndex(({ id }) => id === row.id) : -1;
  if (at < 0) return model;
  return { ...model, list: { at, top: model.list.top + at - model.list.at } };
}

function press(model: Model, key: string): Model {
  if (key === 'ctrl-c') return { ...model, exit: 'interrupted' };
  if (model.typing) return typed(model, model.typing, key);
  const command = commandOf(key, model.screen, model.live);
  return command ? runCommand(model, command) : model;
}

function typed(model: Model, { input }: NonNullable<Model['typing']>, key: string): Model {
  if (key === 'escape' || (key === 'backspace' && input.text === '')) return { ...model, typing: undefined };
  if (key === 'enter') return applied(model, input.text.trim());
  const next = edit(input, key);
  const read = readFilter(next.text);
  return { ...model, typing: { input: next, problem: isProblem(read) ? read : undefined } };
}

/** The typed filter at work; one that cannot be understood stays to be mended. */
function applied(model: Model, text: string): Model {
  const read = readFilter(text);
  if (isProblem(read)) return model.typing ? { ...model, typing: { ...model.typing, problem: read } } : model;
  const listing = withFilter(model.listing, text === '' ? undefined : read);
  return keepingRow({ ...model, typing: undefined, listing }, model.hasMoved ? selectedRow(model) : undefined);
}

import { detailHeight, detailWidths, helpHeight, listHeight } from './geometry.js';
import type { Command, Screen } from './keymap.js';
import { isNarrowed, withFilter, withOnly, withOrder } from './listing.js';
import { type DetailPane, type Model, type Opened, selectedRow } from './model.js';
import { nextOrder } from './orders.js';
import { textInput } from './widgets/text-input.js';

/** What a command makes of the screen. Places may point past an end afterwards; `settled` brings them back. */
export function runCommand(model: Model, command: Command): Model {
  return commands[command](model);
}

const commands: Record<Command, (model: Model) => Model> = {
  up: (model) => move(model, -1),
  down: (model) => move(model, 1),
  'page-up': (model) => move(model, -page(model)),
  'page-down': (model) => move(model, page(model)),
  first: (model) => move(model, -Infinity),
  last: (model) => move(model, Infinity),
  open,
  back,
  quit: (model) => ({ ...model, exit: 'quit' }),
  interrupt: (model) => ({ ...model, exit: 'interrupted' }),
  filter: (model) => ({ ...model, typing: { input: textInput(model.listing.filter?.text ?? '') } }),
  sort: (model) => reorder(model, nextOrder(model.listing.order)),
  follow: (model) => (model.isFollowing ? { ...model, isFollowing: false } : follow(model)),
  incidents: (model) => show(model, 'incidents'),
  help: (model) => show({ ...model, helpTop: 0 }, 'help'),
  switch: (model) => withOpened(model, (opened) => ({ ...opened, pane: opened.pane === 'findings'
    ? 'timeline'
    : 'findings' })),
  next: (model) => step(model, 1),
  previous: (model) => step(model, -1),
};

/** A page less one line, so that the eye keeps its place. */
function page(model: Model): number {
  const heights: Record<Screen, number> = {
    connections: listHeight(model), connection: detailHeight(model), incidents: 5, help: helpHeight(model),
  };
  return Math.max(1, heights[model.screen] - 1);
}

const END = Number.MAX_SAFE_INTEGER;

function move(model: Model, by: number): Model {
  const to = (from: number) => Math.max(0, Math.min(END, from + by));
  switch (model.screen) {
    case 'connections':
      return { ...model, hasMoved: true, isFollowing: false, list: { ...model.list, at: to(model.list.at) } };
    case 'incidents':
      return { ...model, incidentList: { ...model.incidentList, at: to(model.incidentList.at) } };
    case 'help':
      return { ...model, helpTop: to(model.helpTop) };
    case 'connection':
      return withOpened(model, (opened) => scrolled(opened, opened.pane, to(opened.tops[opened.pane])));
  }
}

function scrolled(opened: Opened, pane: DetailPane, top: number): Opened {
  return { ...opened, tops: { ...opened.tops, [pane]: top } };
}

function withOpened(model: Model, change: (opened: Opened) => Opened): Model {
  return model.opened ? { ...model, opened: change(model.opened) } : model;
}

function open(model: Model): Model {
  if (model.screen === 'incidents') return showIncident(model);
  const row = selectedRow(model);
  return row ? show(openId(model, row.id), 'connection') : model;
}

function openId(model: Model, id: number): Model {
  const pane = detailWidths(model.size).isSplit ? 'findings' : (model.opened?.pane ?? 'findings');
  return { ...model, hasMoved: true, opened: { id, pane, tops: { findings: 0, timeline: 0 } } };
}

/** The list with nothing but the connections of the chosen incident. */
function showIncident(model: Model): Model {
  const incident = model.incidents[model.incidentList.at];
  if (!incident) return model;
  const only = { title: incident.title, ids: new Set(incident.connections) };
  const listing = withOnly(withFilter(model.listing, undefined), only);
  return {
    ...model, listing, opened: undefined, screen: 'connections', under: [], list: { at: 0, top: 0 }, hasMoved: false,
  };
}

/** Back to where one came from; on the list, first what narrows it goes. */
function back(model: Model): Model {
  if (model.screen === 'connections') return unnarrowed(model);
  const under = [...model.under];
  const screen = under.pop() ?? 'connections';
  return { ...model, screen, under, opened: screen === 'connections' ? undefined : model.opened };
}

function unnarrowed(model: Model): Model {
  if (!isNarrowed(model.listing)) return model;
  const row = selectedRow(model);
  const { filter, only } = model.listing;
  const listing = filter && only
    ? withFilter(model.listing, undefined)
    : withOnly(withFilter(model.listing, undefined), undefined);
  return { ...model, listing, list: { ...model.list, at: row ? listing.shown.indexOf(row) : 0 } };
}

function show(model: Model, screen: Screen): Model {
  if (model.screen === screen) return model;
  const under = model.under.includes(screen)
    ? model.under.slice(0, model.under.indexOf(screen))
    : [...model.under, model.screen];
  return { ...model, screen, under };
}

function reorder(model: Model, order: Model['listing']['order']): Model {
  const listing = withOrder(model.listing, order);
  return { ...model, listing, list: { at: 0, top: 0 }, hasMoved: false, isFollowing: false };
}

/** In the order of time, on the last one, and staying there. */
function follow(model: Model): Model {
  const inTime = reorder(model, 'time');
  return { ...inTime, isFollowing: true, list: { at: END, top: 0 } };
}

function step(model: Model, by: 1 | -1): Model {
  const at = model.list.at + by;
  const row = model.listing.shown[at];
  if (!row) return model;
  return { ...openId(model, row.id), isFollowing: false, list: { ...model.list, at } };
}

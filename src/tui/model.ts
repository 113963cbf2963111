import { limits } from '../bytes/limits.js';
import type { IncidentReport, Told } from '../report/document.js';
import { type Filter, type FilterProblem, isProblem, readFilter } from './filter.js';
import type { Screen } from './keymap.js';
import { emptyListing, type Listing, withFilter } from './listing.js';
import type { Row } from './rows.js';
import type { TuiExit, TuiSource } from './source.js';
import type { TextInput } from './widgets/text-input.js';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A place in something longer than the screen: the item that is chosen, and the first one that is seen. */
export interface Place {
  readonly at: number;
  readonly top: number;
}

export type DetailPane = 'findings' | 'timeline';

/** The connection that was opened. */
export interface Opened {
  readonly id: number;
  readonly pane: DetailPane;
  readonly tops: Readonly<Record<DetailPane, number>>;
}

/** A connection as it was read again, or why it could not be. */
export interface Details {
  readonly id: number;
  readonly told?: Told;
  readonly problem?: string;
}

/** Everything that the screen shows is made from this and from nothing else. */
export interface Model {
  readonly title: string;
  readonly live: boolean;
  readonly size: Size;
  readonly screen: Screen;
  /** Screens to go back to. */
  readonly under: readonly Screen[];
  readonly listing: Listing;
  readonly list: Place;
  /** The reader has moved the cursor: it stays on its connection from then on. */
  readonly hasMoved: boolean;
  readonly isFollowing: boolean;
  readonly opened?: Opened;
  readonly details?: Details;
  /** Counts how often the connection whose details are wanted was told again; they are read again then. */
  readonly retold: number;
  readonly incidents: readonly IncidentReport[];
  readonly incidentList: Place;
  readonly helpTop: number;
  /** A filter being typed. */
  readonly typing?: { readonly input: TextInput; readonly problem?: FilterProblem };
  readonly warnings: readonly string[];
  readonly status: string;
  /** How much is read, from 0 to 1. */
  readonly progress?: number;
  readonly isDone: boolean;
  readonly exit?: TuiExit;
}

export type Action =
  | { readonly type: 'rows'; readonly rows: readonly Row[] }
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'incidents'; readonly incidents: readonly IncidentReport[] }
  | { readonly type: 'summary'; readonly summary: Listing['summary'] }
  | { readonly type: 'warning'; readonly text: string }
  | { readonly type: 'status'; readonly text: string }
  | { readonly type: 'done' }
  | { readonly type: 'details'; readonly details: Details }
  | { readonly type: 'resized'; readonly size: Size }
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'exit'; readonly how: TuiExit };

const nowhere: Place = { at: 0, top: 0 };

export function initialModel(source: Pick<TuiSource, 'title' | 'live'>, size: Size, where = ''): Model {
  const listing = emptyListing(source.live ? limits.liveRows : limits.screenRows);
  const start: Model = {
    title: source.title,
    live: source.live,
    size,
    screen: 'connections',
    under: [],
    listing,
    list: nowhere,
    hasMoved: false,
    isFollowing: false,
    retold: 0,
    incidents: [],
    incidentList: nowhere,
    helpTop: 0,
    warnings: [],
    status: '',
    isDone: false,
  };
  return where === '' ? start : filteredFromStart(start, readFilter(where));
}

function filteredFromStart(model: Model, read: Filter | FilterProblem): Model {
  if (isProblem(read)) return { ...model, warnings: [`The filter is not used: ${read.message}`] };
  return { ...model, listing: withFilter(model.listing, read) };
}

export function selectedRow({ listing, list }: Model): Row | undefined {
  return listing.shown[list.at];
}

import type { Summary } from '../report/document.js';
import type { Filter } from './filter.js';
import { type Order, orders } from './orders.js';
import { asConnection, type Row } from './rows.js';

/** All rows in order, and those of them that are shown. Never changed in place. */
export interface Listing {
  readonly all: readonly Row[];
  readonly shown: readonly Row[];
  readonly order: Order;
  readonly filter?: Filter;
  /** Only the connections of an incident. */
  readonly only?: { readonly title: string; readonly ids: ReadonlySet<number> };
  readonly summary: Summary;
  /** Rows at the most; beyond it the oldest healthy ones are let go, then the oldest. */
  readonly most: number;
  readonly letGo: number;
}

export function emptyListing(most: number): Listing {
  const summary = { connections: 0, ok: 0, degraded: 0, failed: 0, incomplete: 0 };
  return { all: [], shown: [], order: 'trouble', summary, most, letGo: 0 };
}

/** With rows added, or replaced where the id is known. Costs a walk over the list, not a sort of it. */
export function withRows(listing: Listing, told: readonly Row[]): Listing {
  const { compare } = orders[listing.order];
  const latest = new Map(told.map((row) => [row.id, row]));
  const batch = [...latest.values()].sort(compare);
  const summary = { ...listing.summary };
  for (const row of batch) count(summary, row, 1);
  for (const row of listing.all) if (latest.has(row.id)) count(summary, row, -1);
  const all = merge(listing.all, batch, latest, compare);
  if (all.length > listing.most) return bounded({ ...listing, all, summary });
  return { ...listing, all, summary, shown: isNarrowed(listing)
    ? merge(listing.shown, batch.filter(wanted(listing)), latest, compare)
    : all };
}

function count(summary: Summary, { status }: Row, by: 1 | -1): void {
  summary.connections += by;
  summary[status] += by;
}

function merge(
  old: readonly Row[], batch: readonly Row[], replaced: ReadonlyMap<number, Row>, compare: (a: Row, b: Row) => number,
): Row[] {
  const merged: Row[] = [];
  let next = 0;
  for (const row of old) {
    if (replaced.has(row.id)) continue;
    while (next < batch.length && compare(batch[next], row) < 0) merged.push(batch[next++]);
    merged.push(row);
  }
  for (; next < batch.length; next++) merged.push(batch[next]);
  return merged;
}

/** Lets a tenth go at once, so that a full list is not walked for every row that comes. */
function bounded(listing: Listing): Listing {
  const excess = listing.all.length - Math.floor(listing.most * 0.9);
  const oldest = [...listing.all].sort((a, b) => Number(a.status !== 'ok') - Number(b.status !== 'ok') || a.id - b.id);
  const gone = new Set(oldest.slice(0, excess));
  const all = listing.all.filter((row) => !gone.has(row));
  return narrowed({ ...listing, all, letGo: listing.letGo + excess });
}

export function withOrder(listing: Listing, order: Order): Listing {
  const { compare } = orders[order];
  const all = [...listing.all].sort(compare);
  return narrowed({ ...listing, order, all });
}

export function withFilter(listing: Listing, filter: Filter | undefined): Listing {
  return narrowed({ ...listing, filter });
}

export function withOnly(listing: Listing, only: Listing['only']): Listing {
  return narrowed({ ...listing, only });
}

function narrowed(listing: Listing): Listing {
  return { ...listing, shown: isNarrowed(listing) ? listing.all.filter(wanted(listing)) : listing.all };
}

export function isNarrowed({ filter, only }: Listing): boolean {
  return filter !== undefined || only !== undefined;
}

function wanted({ filter, only }: Listing): (row: Row) => boolean {
  return (row) => (!only || only.ids.has(row.id)) && (!filter || filter.matches(asConnection(row)));
}

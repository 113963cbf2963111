import type { ConnectionReport } from '../report/document.js';
import type { Row } from './rows.js';

export type Order = 'trouble' | 'time' | 'newest' | 'server' | 'name' | 'client';

interface OrderOf {
  readonly label: string;
  readonly compare: (a: Row, b: Row) => number;
}

const ranks: Record<ConnectionReport['status'], number> = { failed: 0, degraded: 1, incomplete: 2, ok: 3 };

/** Total orders: rows that are alike stand in the order of their first packets. The key `s` goes through them. */
export const orders: Record<Order, OrderOf> = {
  trouble: { label: 'failed first', compare: (a, b) => ranks[a.status] - ranks[b.status] || a.id - b.id },
  time: { label: 'by time', compare: (a, b) => a.id - b.id },
  newest: { label: 'newest first', compare: (a, b) => b.id - a.id },
  server: { label: 'by server', compare: (a, b) => compareEnds(a.look.server, b.look.server) || a.id - b.id },
  name: { label: 'by server name', compare: (a, b) => compareText(nameOf(a), nameOf(b)) || a.id - b.id },
  client: { label: 'by client', compare: (a, b) => compareText(a.client.address, b.client.address) || a.id - b.id },
};

const sequence: readonly Order[] = ['trouble', 'time', 'newest', 'server', 'name', 'client'];

export function nextOrder(order: Order): Order {
  return sequence[(sequence.indexOf(order) + 1) % sequence.length];
}

/** Those without a name come last. */
function nameOf({ look }: Row): string {
  return look.sni ?? '\uffff';
}

function compareEnds(a: ConnectionReport['server'], b: ConnectionReport['server']): number {
  return compareText(a.address, b.address) || a.port - b.port;
}

/** By code units: the order needs to be stable and fast, not a language's. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

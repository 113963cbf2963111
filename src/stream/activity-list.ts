import type { Flow } from './flow.js';

/** Flows by their last packet, oldest first: a linked list through the flows themselves, so that touching allocates nothing. */
export class ActivityList {
  oldest: Flow | undefined;
  private newest: Flow | undefined;

  add(flow: Flow): void {
    flow.older = this.newest;
    flow.newer = undefined;
    if (this.newest) this.newest.newer = flow;
    else this.oldest = flow;
    this.newest = flow;
  }

  touch(flow: Flow): void {
    if (flow === this.newest) return;
    this.remove(flow);
    this.add(flow);
  }

  remove(flow: Flow): void {
    if (flow.older) flow.older.newer = flow.newer;
    else this.oldest = flow.newer;
    if (flow.newer) flow.newer.older = flow.older;
    else this.newest = flow.older;
    flow.older = undefined;
    flow.newer = undefined;
  }

  *all(): Generator<Flow> {
    for (let flow = this.oldest; flow; flow = flow.newer) yield flow;
  }
}

import type { Store } from './app.js';
import { Feed } from './feed.js';
import { wantedId } from './geometry.js';
import { type Action, initialModel, type Model, type Size } from './model.js';
import type { TuiExit, TuiSource } from './source.js';
import { update } from './update.js';

/** How often the source is asked how it goes, in ms. */
const STATUS_MS = 1000;

/** Holds the model and does what a pure update cannot: it listens to the source and asks it for details. */
export class Session implements Store {
  private current: Model;
  private readonly listeners = new Set<() => void>();
  private readonly feed = new Feed((action) => this.dispatch(action));
  private readonly timer: NodeJS.Timeout;
  private asked = '';
  private isReading = false;
  private leave: (how: TuiExit) => void = () => {};

  /** Settles when the screen is to be left. */
  readonly left = new Promise<TuiExit>((resolve) => (this.leave = resolve));

  constructor(
    private readonly source: TuiSource,
    size: Size,
    where?: string,
  ) {
    this.current = initialModel(source, size, where);
    this.timer = setInterval(() => this.askStatus(), STATUS_MS);
  }

  readonly model = (): Model => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly dispatch = (action: Action): void => {
    if (this.current.exit) return;
    const before = this.current;
    this.current = update(before, action);
    if (this.current === before) return;
    if (this.current.exit) this.leave(this.current.exit);
    this.askDetails();
    for (const listener of this.listeners) listener();
  };

  start(): void {
    this.source.start(this.feed.events);
    this.askStatus();
  }

  stop(): void {
    clearInterval(this.timer);
    this.feed.stop();
    this.source.stop();
  }

  private askStatus(): void {
    if (this.source.status) this.dispatch({ type: 'status', text: this.source.status() });
  }

  /** Asks for what is wanted, one at a time: while one is read, others may come and go. */
  private askDetails(): void {
    const id = wantedId(this.current);
    const wanted = `${id} ${this.current.retold}`;
    if (id === undefined || this.isReading || wanted === this.asked) return;
    this.asked = wanted;
    void this.readDetails(id);
  }

  private async readDetails(id: number): Promise<void> {
    this.isReading = true;
    const read = await this.source.open(id).then(
      (told) => ({ told, problem: told ? undefined : 'The details of this connection are not kept.' }),
      (error: unknown) => ({ told: undefined, problem: `It cannot be read again: ${messageOf(error)}` }),
    );
    this.isReading = false;
    this.dispatch({ type: 'details', details: { id, ...read } });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

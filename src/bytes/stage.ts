/** Where a stage hands on what it made. `push` borrows its argument: nothing in it may be kept past the call. */
export interface Sink<T> {
  push(item: T): void;
  end(): void;
}

/** One step on the way of a packet. Composing stages is a function call: `pcap(peel(follow(tell(out))))`. */
export type Stage<In, Out> = (out: Sink<Out>) => Sink<In>;

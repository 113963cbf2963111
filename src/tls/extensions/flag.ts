/**
 * An extension without a body: its presence says all. It is also how a server acknowledges one that has a body in the
 * hello.
 */
export interface Flag<T extends string> {
  readonly type: T;
}

/** Decoder of an empty extension; whoever calls it refuses bytes left over. */
export function flag<T extends string>(type: T): () => Flag<T> {
  return () => ({ type });
}

/** Milliseconds that only go forward, for measuring and for pacing what is shown. The capture has its own time. */
export function monotonicMs(): number {
  return performance.now();
}

/** Says yes at most once in every `ms`, the first time after `ms` have passed. */
export function pace(ms: number, clock: () => number = monotonicMs): () => boolean {
  let next = clock() + ms;
  return () => {
    const now = clock();
    if (now < next) return false;
    next = now + ms;
    return true;
  };
}

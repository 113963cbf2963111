/** First line to show of `count`, so that the line `at` is seen and the window moves as little as may be. */
export function windowTop(top: number, at: number, height: number, count: number): number {
  const seen = at < top ? at : at >= top + height ? at - height + 1 : top;
  return clampTop(seen, height, count);
}

/** The nearest top that leaves no line unused at the end. */
export function clampTop(top: number, height: number, count: number): number {
  return Math.max(0, Math.min(top, count - height));
}

export function clampIndex(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1));
}

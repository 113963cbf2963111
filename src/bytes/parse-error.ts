/** Bytes that break their structure: which one, where, what it should have held and what it holds. */
export class ParseError extends Error {
  constructor(
    /** Path of the structure: `ClientHello.extensions[3].list`. */
    readonly what: string,
    /** Offsets within the outermost buffer given to the reader, end exclusive. */
    readonly range: { start: number; end: number },
    readonly expected: string,
    readonly got: string,
  ) {
    super(`${what}: expected ${expected}, got ${got} (bytes ${range.start} to ${range.end})`);
    this.name = 'ParseError';
  }
}

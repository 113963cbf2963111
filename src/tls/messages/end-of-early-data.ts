/** The client's 0-RTT data ends here (RFC 8446 §4.5); empty. */
export interface EndOfEarlyData {
  readonly type: 'end_of_early_data';
}

export function readEndOfEarlyData(): EndOfEarlyData {
  return { type: 'end_of_early_data' };
}

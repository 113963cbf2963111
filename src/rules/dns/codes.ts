const names: Readonly<Record<number, string>> = { 1: 'FORMERR', 2: 'SERVFAIL', 4: 'NOTIMP', 5: 'REFUSED' };

/** Name of a DNS response code (RFC 6895 §2.3). */
export function codeName(code: number | undefined): string {
  return (code === undefined ? undefined : names[code]) ?? `error ${code}`;
}

/** `12,345`: large numbers are read in groups. */
export function thousands(number: number): string {
  return number.toLocaleString('en-US');
}

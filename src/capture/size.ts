const units = ['bytes', 'KiB', 'MiB', 'GiB'];

/** A number of bytes for people: `14 bytes`, `256 KiB`, `3.7 GiB`. */
export function formatSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const amount = bytes / 1024 ** power;
  return `${Number.isInteger(amount) ? amount : amount.toFixed(1)} ${units[power]}`;
}

/** What a server's error page says of the client's certificate. */
export type PageWords = 'certificate-missing' | 'certificate-refused';

/** Words of nginx and what is built on it, in the title of the page. */
const pages: readonly (readonly [string, PageWords])[] = [
  ['No required SSL certificate was sent', 'certificate-missing'],
  ['The SSL certificate error', 'certificate-refused'],
];

/** Such a page is short, and its title stands at the beginning. */
const SEARCHED_BYTES = 2_048;

export function refusalOn(data: Uint8Array): PageWords | undefined {
  const page = Buffer.from(data.buffer, data.byteOffset, Math.min(data.length, SEARCHED_BYTES));
  return pages.find(([words]) => page.includes(words))?.[1];
}

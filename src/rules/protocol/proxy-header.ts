const V1 = /^PROXY [^\r]{0,100}\r\n/;
const V2_SIGNATURE = '\r\n\r\n\0\r\nQUIT\n';

/** Whether a second PROXY protocol header stands behind the first, in what the client said before TLS. */
export function isSecondHeader(text: string): boolean {
  const behind = behindHeader(text);
  return V1.test(behind) || behind.startsWith(V2_SIGNATURE);
}

function behindHeader(text: string): string {
  const line = V1.exec(text);
  if (line) return text.slice(line[0].length);
  if (!text.startsWith(V2_SIGNATURE) || text.length < 16) return '';
  return text.slice(16 + text.charCodeAt(14) * 256 + text.charCodeAt(15));
}

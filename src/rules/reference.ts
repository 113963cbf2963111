export interface Reference {
  readonly text: string;
  readonly url?: string;
}

const rfc = /^RFC (\d+)(?: §([A-Z]?[\d.]*))?/;

/** A citation as a link where it has an address of its own: `RFC 8446 §6.2` leads to that section. */
export function reference(text: string): Reference {
  if (text.startsWith('https://')) return { text, url: text };
  const match = rfc.exec(text);
  if (!match) return { text };
  const [, number, section] = match;
  const url = `https://www.rfc-editor.org/rfc/rfc${number}`;
  return { text, url: section ? `${url}#${anchor(section)}` : url };
}

/** RFC Editor pages name appendices `appendix-D.4` and sections `section-6.2`. */
function anchor(section: string): string {
  return /^[A-Z]/.test(section) ? `appendix-${section}` : `section-${section}`;
}

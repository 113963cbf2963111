/**
 * Matches text against a pattern in which `*` stands for anything and `?` for one character; letter case is ignored.
 * No regular expression: its time grows with text times pattern at the most, whatever the pattern.
 */
export function glob(pattern: string): (text: string) => boolean {
  const wanted = Array.from(pattern.toLowerCase());
  return (text) => matches(wanted, Array.from(text.toLowerCase()));
}

function matches(pattern: readonly string[], text: readonly string[]): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < text.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      resume = i;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[i])) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else return false;
  }
  return pattern.slice(at).every((char) => char === '*');
}

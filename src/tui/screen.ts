/** ECMA-48: erase all; cursor to a line's start, erase it. DEC private mode 2026 shows a frame at one stroke. */
const CLEAR = '\x1b[2J';
const BEGIN = '\x1b[?2026h';
const END = '\x1b[?2026l';
const atLine = (line: number) => `\x1b[${line + 1};1H\x1b[2K`;

/**
 * Puts Ink's frames on the terminal, changed lines only, each at its own place. Ink's writers move relative to the
 * frame before: they clear a frame as tall as the terminal (flicker), lose their place when it is resized, and in
 * 6.8.0 the incremental one is a line off below a frame that ends in a newline. In its debug mode Ink hands over
 * whole frames and leaves the terminal alone.
 */
export class Screen {
  private shown: readonly string[] | undefined;

  /** `height` tells how many lines there are now; a terminal writes what is meant for a line below them on the last. */
  constructor(
    private readonly write: (text: string) => void,
    private readonly height: () => number,
  ) {}

  /** Shows a frame: its lines, separated by newlines. */
  show(frame: string): void {
    const lines = frame.split('\n').slice(0, this.height());
    const changes = this.changes(lines);
    this.shown = lines;
    if (changes !== '') this.write(BEGIN + changes + END);
  }

  /** The next frame is drawn whole: the terminal was resized, or something else wrote on it. */
  forget(): void {
    this.shown = undefined;
  }

  private changes(lines: readonly string[]): string {
    const before = this.shown ?? [];
    const length = Math.max(lines.length, before.length);
    const parts = this.shown ? [] : [CLEAR];
    for (let at = 0; at < length; at++) {
      const line = lines[at] ?? '';
      if (line !== (before[at] ?? '')) parts.push(atLine(at) + line);
    }
    return parts.join('');
  }
}

/** The terminal as Ink is given it in debug mode: what it writes are frames, and it is to send no codes of its own. */
export function framesTo(screen: Screen, output: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = (frame: string, done?: () => void): boolean => {
    if (frame !== '') screen.show(frame);
    if (done) queueMicrotask(done);
    return true;
  };
  return new Proxy(output, {
    get(target, name) {
      if (name === 'write') return write;
      if (name === 'isTTY') return false;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

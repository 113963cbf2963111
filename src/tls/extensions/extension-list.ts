import { Reader } from '../../bytes/reader.js';
import { Extension, type ExtensionBody } from './extension.js';
import type { Decoded, Place } from './registry.js';

/**
 * The extensions of one message in their order, duplicates and all. Their lengths are checked at once; a list of them is
 * made when one is asked for, mostly when the connection is over: until then it would only wait in memory.
 */
export class ExtensionList implements Iterable<Extension> {
  static readonly none = new ExtensionList(new Uint8Array(0), 0, 0, 'client_hello');
  private made?: readonly Extension[];

  private constructor(
    private readonly message: Uint8Array,
    /** The extensions are `message[start, end)`. */
    private readonly start: number,
    private readonly end: number,
    private readonly place: Place,
  ) {}

  /**
   * Reads `Extension extensions<0..2^16-1>` (RFC 8446 §4.2), length prefix included; nothing at all is an empty list.
   */
  static read(reader: Reader, place: Place): ExtensionList {
    if (reader.left === 0) return ExtensionList.none;
    return ExtensionList.readBody(reader.sub(reader.u16(), 'extensions'), place);
  }

  /** Reads the same behind its length prefix: all that `reader` has. */
  static readBody(reader: Reader, place: Place): ExtensionList {
    const start = reader.position;
    while (reader.left > 0) skipExtension(reader);
    return new ExtensionList(reader.bytes, start, reader.position, place);
  }

  private get items(): readonly Extension[] {
    return (this.made ??= this.readItems());
  }

  private readItems(): Extension[] {
    const reader = new Reader(this.message, 'extensions', this.start, this.end);
    const items: Extension[] = [];
    while (reader.left > 0) items.push(readExtension(reader, this.place));
    return items;
  }

  get length(): number {
    return this.items.length;
  }

  [Symbol.iterator](): Iterator<Extension> {
    return this.items[Symbol.iterator]();
  }

  /** Codes in order. */
  get codes(): number[] {
    return this.items.map((item) => item.code);
  }

  has(code: number): boolean {
    return this.find(code) !== undefined;
  }

  /** The first one of this code. */
  find(code: number): Extension | undefined {
    for (const item of this.items) if (item.code === code) return item;
    return undefined;
  }

  /** The first one of this code, taken apart; undefined when it is not there or is malformed. */
  body<T extends Decoded['type']>(code: number, type: T): Extract<ExtensionBody, { type: T }> | undefined {
    const body = this.find(code)?.body;
    return body !== undefined && isOf(body, type) ? body : undefined;
  }
}

function skipExtension(reader: Reader): void {
  reader.u16();
  reader.skip(reader.u16());
}

function readExtension(reader: Reader, place: Place): Extension {
  const code = reader.u16();
  const length = reader.u16();
  const start = reader.position;
  reader.skip(length);
  return new Extension(code, place, reader.bytes, start, start + length);
}

function isOf<T extends ExtensionBody['type']>(
  body: ExtensionBody,
  type: T,
): body is Extract<ExtensionBody, { type: T }> {
  return body.type === type;
}

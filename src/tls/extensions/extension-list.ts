import type { Reader } from '../../bytes/reader.js';
import { Extension, type ExtensionBody } from './extension.js';
import type { Decoded, Place } from './registry.js';

/** The extensions of one message in their order, duplicates and all. */
export class ExtensionList implements Iterable<Extension> {
  static readonly none = new ExtensionList([]);

  private constructor(private readonly items: readonly Extension[]) {}

  /**
   * Reads `Extension extensions<0..2^16-1>` (RFC 8446 §4.2), length prefix included; nothing at all is an empty list.
   */
  static read(reader: Reader, place: Place): ExtensionList {
    if (reader.left === 0) return ExtensionList.none;
    return ExtensionList.readBody(reader.sub(reader.u16(), 'extensions'), place);
  }

  /** Reads the same behind its length prefix: all that `reader` has. */
  static readBody(reader: Reader, place: Place): ExtensionList {
    const items: Extension[] = [];
    while (reader.left > 0) items.push(readExtension(reader, place));
    return new ExtensionList(items);
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

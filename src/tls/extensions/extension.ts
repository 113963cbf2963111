import { ParseError } from '../../bytes/parse-error.js';
import { Reader } from '../../bytes/reader.js';
import { extensionName } from '../names/names.js';
import { isGrease } from '../names/grease.js';
import { decoderOf, type Decoded, type Place } from './registry.js';

/** Reserved for intolerance tests (RFC 8701): the code and bytes mean nothing. */
export interface Grease {
  readonly type: 'grease';
}

/** Named by IANA but not taken apart here (or not in this message): `bytes` holds all of it. */
export interface Opaque {
  readonly type: 'opaque';
}

/** The bytes break the structure. */
export interface MalformedExtension {
  readonly type: 'malformed';
  readonly error: ParseError;
}

export type ExtensionBody = Decoded | Grease | Opaque | MalformedExtension;

/** One extension as it stood in its message: lossless, and taken apart when first asked. */
export class Extension {
  private decoded?: ExtensionBody;

  constructor(
    readonly code: number,
    private readonly place: Place,
    private readonly message: Uint8Array,
    /** The body is `message[start, end)`. */
    private readonly start: number,
    private readonly end: number,
  ) {}

  /** RFC name; `GREASE`, or hex when IANA has none. */
  get name(): string {
    return extensionName(this.code);
  }

  get length(): number {
    return this.end - this.start;
  }

  /** A view of the body. */
  get bytes(): Uint8Array {
    return this.message.subarray(this.start, this.end);
  }

  get body(): ExtensionBody {
    return (this.decoded ??= this.decode());
  }

  private decode(): ExtensionBody {
    if (isGrease(this.code)) return { type: 'grease' };
    const decoder = decoderOf(this.code, this.place);
    if (!decoder) return { type: 'opaque' };
    return decodeWhole(decoder, new Reader(this.message, this.name, this.start, this.end));
  }
}

function decodeWhole(decoder: (reader: Reader) => Decoded, reader: Reader): ExtensionBody {
  try {
    const body = decoder(reader);
    reader.finish();
    return body;
  } catch (error) {
    if (error instanceof ParseError) return { type: 'malformed', error };
    throw error;
  }
}

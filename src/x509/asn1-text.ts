import { tag } from './der.js';

/** Text of an ASN.1 string value, or undefined where the tag is not a string's. Malformed characters become U+FFFD. */
export function stringValue(identifier: number, bytes: Uint8Array): string | undefined {
  switch (identifier) {
    case tag.utf8String:
      return asBuffer(bytes).toString('utf8');
    case tag.printableString:
    case tag.ia5String:
    case tag.numericString:
    case tag.visibleString:
    case tag.teletexString:
      return latin1(bytes);
    case tag.bmpString:
      return bigEndian(bytes, 2);
    case tag.universalString:
      return bigEndian(bytes, 4);
    default:
      return undefined;
  }
}

/** One character a byte. TeletexString is T.61 on paper and Latin-1 in every certificate seen. */
export function latin1(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('latin1');
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function bigEndian(bytes: Uint8Array, width: 2 | 4): string {
  const buffer = asBuffer(bytes);
  let text = '';
  for (let at = 0; at + width <= buffer.length; at += width) {
    const code = buffer.readUIntBE(at, width);
    text += code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  }
  return text;
}

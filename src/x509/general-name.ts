import { hex } from '../bytes/hex.js';
import type { Reader } from '../bytes/reader.js';
import { latin1 } from './asn1-text.js';
import { constructed, element, enter, primitive, tag, within } from './der.js';
import { readName } from './distinguished-name.js';
import { ipText } from './ip-text.js';

/** One GeneralName (RFC 5280 §4.2.1.6). */
export interface GeneralName {
  readonly type: 'dns' | 'ip' | 'email' | 'uri' | 'directory' | 'other';
  /** Host, address, URL … as text; hex of the content for `other` and for addresses of an odd length. */
  readonly value: string;
}

/** Reads the content of a GeneralNames. */
export function readGeneralNames(names: Reader): GeneralName[] {
  return names.all(readGeneralName);
}

export function readGeneralName(names: Reader): GeneralName {
  const found = element(names);
  const value = within(names, found, 'name');
  switch (found.tag) {
    case primitive(1):
      return { type: 'email', value: latin1(value.rest()) };
    case primitive(2):
      return { type: 'dns', value: latin1(value.rest()) };
    case constructed(4):
      return { type: 'directory', value: readName(enter(value, tag.sequence, 'directoryName')).text };
    case primitive(6):
      return { type: 'uri', value: latin1(value.rest()) };
    case primitive(7):
      return { type: 'ip', value: ipText(value.rest()) };
    default:
      return { type: 'other', value: hex(value.rest()) };
  }
}

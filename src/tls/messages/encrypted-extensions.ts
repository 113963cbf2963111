import type { Reader } from '../../bytes/reader.js';
import { ExtensionList } from '../extensions/extension-list.js';

/** The server's answers to extensions that need no key exchange (RFC 8446 §4.3.1). */
export interface EncryptedExtensions {
  readonly type: 'encrypted_extensions';
  readonly extensions: ExtensionList;
}

export function readEncryptedExtensions(reader: Reader): EncryptedExtensions {
  return { type: 'encrypted_extensions', extensions: ExtensionList.read(reader, 'encrypted_extensions') };
}

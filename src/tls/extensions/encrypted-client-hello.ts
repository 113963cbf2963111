import type { Reader } from '../../bytes/reader.js';

/** ECH (RFC 9849 §5). From outside, a real outer hello and GREASE look alike. `kind` 0 outer, 1 inner. */
export interface EncryptedClientHello {
  readonly type: 'encrypted_client_hello';
  readonly kind: number;
}

export function encryptedClientHello(reader: Reader): EncryptedClientHello {
  const kind = reader.u8();
  reader.rest();
  return { type: 'encrypted_client_hello', kind };
}

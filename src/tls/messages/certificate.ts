import type { Reader } from '../../bytes/reader.js';
import { limits } from '../../bytes/limits.js';
import { ExtensionList } from '../extensions/extension-list.js';
import { opaque8 } from '../extensions/vectors.js';
import type { MessageContext } from './context.js';

export interface CertificateEntry {
  /** DER of one certificate; a view. */
  readonly der: Uint8Array;
  /** Empty before TLS 1.3. */
  readonly extensions: ExtensionList;
}

/** A chain, the sender's own certificate first (RFC 8446 §4.4.2; RFC 5246 §7.4.2). Empty: it has none to show. */
export interface Certificate {
  readonly type: 'certificate';
  /** TLS 1.3 only; names the CertificateRequest it answers. */
  readonly requestContext: Uint8Array;
  /** The first `limits.certificates`. */
  readonly entries: readonly CertificateEntry[];
  /** How many there are. */
  readonly count: number;
}

export function readCertificate(reader: Reader, context: MessageContext): Certificate {
  const requestContext = context.tls13 ? opaque8(reader) : noContext;
  const list = reader.sub(reader.u24(), 'certificate_list');
  const entries: CertificateEntry[] = [];
  let count = 0;
  for (; list.left > 0; count++) {
    const entry = readEntry(list, context.tls13);
    if (count < limits.certificates) entries.push(entry);
  }
  return { type: 'certificate', requestContext, entries, count };
}

const noContext = new Uint8Array(0);

function readEntry(list: Reader, tls13: boolean): CertificateEntry {
  const der = list.view(list.u24());
  if (!tls13) return { der, extensions: ExtensionList.none };
  const length = list.u16();
  const body = list.sub(length, 'extensions');
  return { der, extensions: ExtensionList.readBody(body, 'certificate') };
}

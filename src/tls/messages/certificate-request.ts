import type { Reader } from '../../bytes/reader.js';
import { ExtensionList } from '../extensions/extension-list.js';
import { extensionCode } from '../extensions/registry.js';
import { opaque16, opaque8, u16List, u8List } from '../extensions/vectors.js';
import type { MessageContext } from './context.js';

/** The server asks the client for a certificate (RFC 8446 §4.3.2; RFC 5246 §7.4.4). */
export interface CertificateRequest {
  readonly type: 'certificate_request';
  /** ClientCertificateType, up to TLS 1.2: 1 rsa_sign, 2 dss_sign, 64 ecdsa_sign … */
  readonly certificateTypes: readonly number[];
  readonly signatureAlgorithms: readonly number[];
  /** Issuers it accepts: DER of each distinguished name. Empty: any. */
  readonly authorities: readonly Uint8Array[];
  /** Empty before TLS 1.3. */
  readonly extensions: ExtensionList;
}

export function readCertificateRequest(reader: Reader, context: MessageContext): CertificateRequest {
  return context.tls13 ? readTls13(reader) : readTls12(reader, context.version);
}

function readTls12(reader: Reader, version: number | undefined): CertificateRequest {
  const certificateTypes = u8List(reader, 'certificate_types');
  const signatureAlgorithms =
    version === undefined || version === 0x0303 ? u16List(reader, 'supported_signature_algorithms') : [];
  const authorities = reader.sub(reader.u16(), 'certificate_authorities').all(opaque16);
  return {
    type: 'certificate_request',
    certificateTypes,
    signatureAlgorithms,
    authorities,
    extensions: ExtensionList.none,
  };
}

function readTls13(reader: Reader): CertificateRequest {
  opaque8(reader); // certificate_request_context
  const extensions = ExtensionList.read(reader, 'certificate_request');
  return {
    type: 'certificate_request',
    certificateTypes: [],
    signatureAlgorithms: extensions.body(extensionCode.signatureAlgorithms, 'signature_algorithms')?.schemes ?? [],
    authorities: extensions.body(extensionCode.certificateAuthorities, 'certificate_authorities')?.names ?? [],
    extensions,
  };
}

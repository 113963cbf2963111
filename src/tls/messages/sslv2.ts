import type { Reader } from '../../bytes/reader.js';

/** A ClientHello in SSLv2's format, which may still offer TLS 1.x (RFC 5246 appendix E.2). */
export interface Sslv2ClientHello {
  readonly type: 'sslv2_client_hello';
  /** The highest version offered: 0x0002 for SSLv2 itself. */
  readonly version: number;
  /** Three bytes each; those below 0x10000 are TLS suites. */
  readonly cipherSpecs: readonly number[];
  readonly sessionId: Uint8Array;
  readonly challenge: Uint8Array;
}

/** Reads what follows the message type byte. */
export function readSslv2ClientHello(reader: Reader): Sslv2ClientHello {
  const version = reader.u16();
  const [specs, session, challenge] = [reader.u16(), reader.u16(), reader.u16()];
  const cipherSpecs = reader.sub(specs, 'cipher_specs').all((entry) => entry.u24());
  return {
    type: 'sslv2_client_hello',
    version,
    cipherSpecs,
    sessionId: reader.view(session),
    challenge: reader.view(challenge),
  };
}

/** An answer in SSLv2: both sides are ancient, or one is being scanned. */
export interface Sslv2ServerHello {
  readonly type: 'sslv2_server_hello';
  readonly version: number;
  readonly cipherSpecs: readonly number[];
  /** DER of the only certificate that SSLv2 has room for; a view. */
  readonly certificate: Uint8Array;
}

/** Reads what follows the message type byte. */
export function readSslv2ServerHello(reader: Reader): Sslv2ServerHello {
  reader.skip(2); // session_id_hit, certificate_type
  const version = reader.u16();
  const [certificate, specs, connection] = [reader.u16(), reader.u16(), reader.u16()];
  const der = reader.view(certificate);
  const cipherSpecs = reader.sub(specs, 'cipher_specs').all((entry) => entry.u24());
  reader.skip(connection);
  return { type: 'sslv2_server_hello', version, cipherSpecs, certificate: der };
}

import { alertName } from './names/names.js';

/** `warning` and `fatal` are all there are (RFC 8446 §6). */
export function alertLevelName(level: number): string {
  return level === 1 ? 'warning' : level === 2 ? 'fatal' : `level ${level}`;
}

/** What the standards say each alert means, in a line. What a stack in fact means by it is another matter. */
const meanings: Readonly<Record<string, string>> = {
  close_notify: 'The sender will send nothing more on this connection; no error by itself.',
  end_of_early_data: 'The 0-RTT data ends here (drafts of TLS 1.3 only).',
  unexpected_message: 'A message came that has no place at this point of the handshake.',
  bad_record_mac: 'A record could not be authenticated: it was changed on the way, or the keys differ.',
  decryption_failed: 'A record could not be decrypted (TLS 1.0 and before; later bad_record_mac).',
  record_overflow: 'A record is longer than the standard or the agreed limit allows.',
  decompression_failure: 'Compressed data could not be expanded (TLS 1.2 and before).',
  handshake_failure: 'No acceptable set of parameters (cipher suite, group, signature …) was found.',
  no_certificate: 'The client has no certificate to show (SSL 3.0 only).',
  bad_certificate: 'A certificate is corrupt, or a signature in it does not verify.',
  unsupported_certificate: 'A certificate is of a type that the sender does not support.',
  certificate_revoked: 'A certificate was revoked by its issuer.',
  certificate_expired: 'A certificate has expired or is not valid now.',
  certificate_unknown: 'A certificate is not acceptable for some other, unspecified reason.',
  illegal_parameter: 'A field of a handshake message is wrong or contradicts other fields.',
  unknown_ca: 'The chain leads to no certification authority that the sender trusts, or the issuer is missing.',
  access_denied: 'The certificate is valid, but access control refuses the connection.',
  decode_error: 'A message could not be decoded: a field is out of range or a length is wrong.',
  decrypt_error: 'A cryptographic check of the handshake failed: a signature, a Finished or a PSK binder.',
  too_many_cids_requested: 'The peer asked for more connection IDs than the sender gives (DTLS).',
  export_restriction: 'The parameters break former export rules (TLS 1.0 only).',
  protocol_version: 'The protocol version offered is known but not supported.',
  insufficient_security: 'The sender requires stronger parameters than the peer supports.',
  internal_error: 'An error within the sender that has nothing to do with the peer or the protocol.',
  inappropriate_fallback: 'The client retried with a lower version than both sides support.',
  user_canceled: 'The handshake was cancelled for a reason outside of the protocol; close_notify follows.',
  no_renegotiation: 'The sender does not renegotiate (TLS 1.2 and before).',
  missing_extension: 'An extension that is mandatory here was not sent.',
  unsupported_extension: 'An extension came that was not offered or is not allowed in this message.',
  certificate_unobtainable: 'A certificate could not be fetched from the URL the client gave.',
  unrecognized_name: 'The server knows no host by the name the client asked for.',
  bad_certificate_status_response: 'The stapled OCSP response is invalid or not acceptable.',
  bad_certificate_hash_value: 'A certificate fetched by URL does not have the hash given.',
  unknown_psk_identity: 'The server knows none of the pre-shared keys offered.',
  certificate_required: 'A client certificate is needed, and the client sent none.',
  general_error: 'An error that the sender does not want to name (RFC 9846 §6.2).',
  no_application_protocol: 'Server and client share no application protocol (ALPN).',
  ech_required: 'The server did not accept Encrypted Client Hello, and the client insists on it.',
};

/**
 * One plain line on an alert's code, by RFC 8446 §6 and the documents that came before; undefined for unknown codes.
 */
export function alertMeaning(code: number): string | undefined {
  return meanings[alertName(code)];
}

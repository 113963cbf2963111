import { ParseError } from '../bytes/parse-error.js';
import { Reader } from '../bytes/reader.js';
import { readCertificate, type Certificate } from './messages/certificate.js';
import { readCertificateRequest, type CertificateRequest } from './messages/certificate-request.js';
import { readCertificateStatus, type CertificateStatus } from './messages/certificate-status.js';
import { readCertificateUrl, type CertificateUrl } from './messages/certificate-url.js';
import { readCertificateVerify, type CertificateVerify } from './messages/certificate-verify.js';
import { ClientHello } from './messages/client-hello.js';
import { readClientKeyExchange, type ClientKeyExchange } from './messages/client-key-exchange.js';
import { readCompressedCertificate, type CompressedCertificate } from './messages/compressed-certificate.js';
import { noContext, type MessageContext } from './messages/context.js';
import { readEncryptedExtensions, type EncryptedExtensions } from './messages/encrypted-extensions.js';
import { readEndOfEarlyData, type EndOfEarlyData } from './messages/end-of-early-data.js';
import { readFinished, type Finished } from './messages/finished.js';
import { readHelloRequest, type HelloRequest } from './messages/hello-request.js';
import { readHelloVerifyRequest, type HelloVerifyRequest } from './messages/hello-verify-request.js';
import { readKeyUpdate, type KeyUpdate } from './messages/key-update.js';
import { readMessageHash, type MessageHash } from './messages/message-hash.js';
import { readNewSessionTicket, type NewSessionTicket } from './messages/new-session-ticket.js';
import { readNextProtocol, type NextProtocol } from './messages/next-protocol.js';
import { readServerHelloDone, type ServerHelloDone } from './messages/server-hello-done.js';
import {
  readDraftHelloRetryRequest,
  readServerHello,
  type HelloRetryRequest,
  type ServerHello,
} from './messages/server-hello.js';
import { readServerKeyExchange, type ServerKeyExchange } from './messages/server-key-exchange.js';
import {
  readSslv2ClientHello,
  readSslv2ServerHello,
  type Sslv2ClientHello,
  type Sslv2ServerHello,
} from './messages/sslv2.js';
import { readSupplementalData, type SupplementalData } from './messages/supplemental-data.js';
import { handshakeTypeName } from './names/names.js';

/** A type that is not taken apart: IANA names it (`name`), or nobody does. */
export interface UnknownMessage {
  readonly type: 'unknown';
  readonly code: number;
  readonly name: string;
  readonly body: Uint8Array;
}

/** A message whose bytes break its structure. */
export interface MalformedMessage {
  readonly type: 'malformed';
  readonly code: number;
  /** What it claims to be. */
  readonly name: string;
  readonly error: ParseError;
  readonly body: Uint8Array;
}

/** Every handshake message, by its RFC name in `type`. Byte arrays in it are views of one kept copy. */
export type HandshakeMessage =
  | HelloRequest
  | ClientHello
  | ServerHello
  | HelloVerifyRequest
  | NewSessionTicket
  | EndOfEarlyData
  | HelloRetryRequest
  | EncryptedExtensions
  | Certificate
  | ServerKeyExchange
  | CertificateRequest
  | ServerHelloDone
  | CertificateVerify
  | ClientKeyExchange
  | Finished
  | CertificateUrl
  | CertificateStatus
  | SupplementalData
  | KeyUpdate
  | CompressedCertificate
  | MessageHash
  | NextProtocol
  | Sslv2ClientHello
  | Sslv2ServerHello
  | UnknownMessage
  | MalformedMessage;

/** The member of the union with this `type`. */
export type MessageOf<T extends HandshakeMessage['type']> = Extract<HandshakeMessage, { readonly type: T }>;

type Decoder = (reader: Reader, context: MessageContext) => HandshakeMessage;

/** Handshake type → decoder. */
const decoders = new Map<number, Decoder>([
  [0, readHelloRequest],
  [1, ClientHello.read],
  [2, readServerHello],
  [3, readHelloVerifyRequest],
  [4, readNewSessionTicket],
  [5, readEndOfEarlyData],
  [6, readDraftHelloRetryRequest],
  [8, readEncryptedExtensions],
  [11, readCertificate],
  [12, readServerKeyExchange],
  [13, readCertificateRequest],
  [14, readServerHelloDone],
  [15, readCertificateVerify],
  [16, readClientKeyExchange],
  [20, readFinished],
  [21, readCertificateUrl],
  [22, readCertificateStatus],
  [23, readSupplementalData],
  [24, readKeyUpdate],
  [25, readCompressedCertificate],
  [67, readNextProtocol],
  [254, readMessageHash],
]);

/** Decodes a handshake message's body, which must be kept: the result holds views of it. Never throws for bad input. */
export function decodeHandshake(code: number, body: Uint8Array, context: MessageContext): HandshakeMessage {
  const name = handshakeTypeName(code);
  const decoder = decoders.get(code);
  if (!decoder) return { type: 'unknown', code, name, body };
  return decodeWhole(code, name, new Reader(body, name), decoder, context);
}

const sslv2Decoders = new Map<number, Decoder>([
  [1, readSslv2ClientHello],
  [4, readSslv2ServerHello],
]);

/** Decodes an SSLv2 message; `record` starts with its type byte. Only the two hellos are taken apart. */
export function decodeSslv2(record: Uint8Array): HandshakeMessage {
  const code = record[0];
  const decoder = sslv2Decoders.get(code);
  const name = code === 1 ? 'sslv2_client_hello' : code === 4 ? 'sslv2_server_hello' : 'sslv2';
  if (!decoder) return { type: 'unknown', code, name, body: record };
  return decodeWhole(code, name, new Reader(record, name, 1), decoder, noContext);
}

function decodeWhole(
  code: number,
  name: string,
  reader: Reader,
  decoder: Decoder,
  context: MessageContext,
): HandshakeMessage {
  try {
    const message = decoder(reader, context);
    reader.finish();
    return message;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { type: 'malformed', code, name, error, body: reader.bytes };
  }
}

import type { Reader } from '../../bytes/reader.js';
import { alpn } from './alpn.js';
import { applicationSettings } from './application-settings.js';
import { certificateAuthorities } from './certificate-authorities.js';
import { compressCertificate } from './compress-certificate.js';
import { cookie } from './cookie.js';
import { delegatedCredential } from './delegated-credential.js';
import { earlyDataLimit } from './early-data.js';
import { ecPointFormats } from './ec-point-formats.js';
import { encryptedClientHello } from './encrypted-client-hello.js';
import { flag } from './flag.js';
import { offeredKeyShares, requestedGroup, selectedKeyShare } from './key-share.js';
import { maxFragmentLength } from './max-fragment-length.js';
import { nextProtocolNegotiation } from './next-protocol-negotiation.js';
import { padding } from './padding.js';
import { offeredPsks, selectedPsk } from './pre-shared-key.js';
import { pskKeyExchangeModes } from './psk-key-exchange-modes.js';
import { recordSizeLimit } from './record-size-limit.js';
import { renegotiationInfo } from './renegotiation-info.js';
import { serverName, serverNameAccepted } from './server-name.js';
import { sessionTicket } from './session-ticket.js';
import { signatureAlgorithms, signatureAlgorithmsCert } from './signature-algorithms.js';
import { signedCertificateTimestamp } from './signed-certificate-timestamp.js';
import { stapledStatus, statusRequest } from './status-request.js';
import { supportedGroups } from './supported-groups.js';
import { offeredVersions, selectedVersion } from './supported-versions.js';

/** Messages in which extensions stand: CH, SH, HRR, EE, CT, CR and NST of the table in RFC 8446 §4.2. */
export type Place =
  | 'client_hello'
  | 'server_hello'
  | 'hello_retry_request'
  | 'encrypted_extensions'
  | 'certificate'
  | 'certificate_request'
  | 'new_session_ticket';

/** Codes that others ask for by name. */
export const extensionCode = {
  serverName: 0,
  statusRequest: 5,
  supportedGroups: 10,
  ecPointFormats: 11,
  signatureAlgorithms: 13,
  alpn: 16,
  encryptThenMac: 22,
  extendedMasterSecret: 23,
  compressCertificate: 27,
  delegatedCredential: 34,
  sessionTicket: 35,
  keyShareDraft: 40,
  preSharedKey: 41,
  earlyData: 42,
  supportedVersions: 43,
  cookie: 44,
  certificateAuthorities: 47,
  postHandshakeAuth: 49,
  keyShare: 51,
  encryptedClientHello: 65037,
  renegotiationInfo: 65281,
} as const;

const encryptThenMac = flag('encrypt_then_mac');
const extendedMasterSecret = flag('extended_master_secret');
const earlyData = flag('early_data');
const statusPromised = flag('status_request_accepted');
const supportedKeyShares = {
  client_hello: offeredKeyShares,
  server_hello: selectedKeyShare,
  hello_retry_request: requestedGroup,
};

/**
 * Extension × message → decoder. A new extension is a file and a line here. Servers up to TLS 1.2 answer in
 * ServerHello.
 */
const registry = {
  0: { client_hello: serverName, server_hello: serverNameAccepted, encrypted_extensions: serverNameAccepted },
  1: { client_hello: maxFragmentLength, server_hello: maxFragmentLength, encrypted_extensions: maxFragmentLength },
  5: {
    client_hello: statusRequest,
    server_hello: statusPromised,
    certificate_request: statusRequest,
    certificate: stapledStatus,
  },
  10: { client_hello: supportedGroups, server_hello: supportedGroups, encrypted_extensions: supportedGroups },
  11: { client_hello: ecPointFormats, server_hello: ecPointFormats },
  13: { client_hello: signatureAlgorithms, certificate_request: signatureAlgorithms },
  16: { client_hello: alpn, server_hello: alpn, encrypted_extensions: alpn },
  18: {
    client_hello: signedCertificateTimestamp,
    server_hello: signedCertificateTimestamp,
    certificate: signedCertificateTimestamp,
    certificate_request: signedCertificateTimestamp,
  },
  21: { client_hello: padding },
  22: { client_hello: encryptThenMac, server_hello: encryptThenMac },
  23: { client_hello: extendedMasterSecret, server_hello: extendedMasterSecret },
  27: { client_hello: compressCertificate, certificate_request: compressCertificate },
  28: { client_hello: recordSizeLimit, server_hello: recordSizeLimit, encrypted_extensions: recordSizeLimit },
  34: { client_hello: delegatedCredential, certificate_request: delegatedCredential },
  35: { client_hello: sessionTicket, server_hello: sessionTicket },
  40: supportedKeyShares,
  41: { client_hello: offeredPsks, server_hello: selectedPsk },
  42: { client_hello: earlyData, encrypted_extensions: earlyData, new_session_ticket: earlyDataLimit },
  43: { client_hello: offeredVersions, server_hello: selectedVersion, hello_retry_request: selectedVersion },
  44: { client_hello: cookie, hello_retry_request: cookie },
  45: { client_hello: pskKeyExchangeModes },
  47: { client_hello: certificateAuthorities, certificate_request: certificateAuthorities },
  49: { client_hello: flag('post_handshake_auth') },
  50: { client_hello: signatureAlgorithmsCert, certificate_request: signatureAlgorithmsCert },
  51: supportedKeyShares,
  13172: { client_hello: nextProtocolNegotiation, server_hello: nextProtocolNegotiation },
  17513: { client_hello: applicationSettings },
  17613: { client_hello: applicationSettings },
  65037: { client_hello: encryptedClientHello },
  65281: { client_hello: renegotiationInfo, server_hello: renegotiationInfo },
} as const;

type Registry = typeof registry;
type DecodersOf<Row> = Row[keyof Row];
type Decoder = { [Code in keyof Registry]: DecodersOf<Registry[Code]> }[keyof Registry];

/** Everything that a registered decoder can make, a union on `type`. */
export type Decoded = Decoder extends (...reader: never[]) => infer Body ? Body : never;

const decoders = new Map<number, Partial<Record<Place, (reader: Reader) => Decoded>>>(
  Object.entries(registry).map(([code, row]) => [Number(code), row]),
);

/** Undefined where the extension has no place in this message, or is not taken apart. */
export function decoderOf(code: number, place: Place): ((reader: Reader) => Decoded) | undefined {
  return decoders.get(code)?.[place];
}

/** Codes that are taken apart somewhere. */
export const registeredExtensions: readonly number[] = [...decoders.keys()];

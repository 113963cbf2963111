import type { Reader } from '../../bytes/reader.js';
import { ExtensionList } from '../extensions/extension-list.js';
import { extensionCode as code, type Place } from '../extensions/registry.js';
import { opaque8 } from '../extensions/vectors.js';

/** SHA-256 of "HelloRetryRequest": the random that turns a ServerHello into one (RFC 8446 §4.1.3). */
const retryRandom = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');
/** "DOWNGRD", then 01 or 00: a TLS 1.3 (or 1.2) server says that it was made to choose less (RFC 8446 §4.1.3). */
const sentinel = Buffer.from('DOWNGRD');

export type DowngradeSentinel = 'TLS 1.2' | 'TLS 1.1 or below';

/** Fields of ServerHello and HelloRetryRequest, which share one shape since draft 22. */
abstract class AnyServerHello {
  constructor(
    readonly legacyVersion: number,
    readonly random: Uint8Array,
    readonly sessionId: Uint8Array,
    readonly cipherSuite: number,
    readonly compressionMethod: number,
    readonly extensions: ExtensionList,
    /** Bytes of the body. */
    readonly length: number,
  ) {}

  /** The version chosen: `supported_versions`, or else the legacy field. */
  get version(): number {
    return this.extensions.body(code.supportedVersions, 'selected_version')?.version ?? this.legacyVersion;
  }
}

/** What the server chose (RFC 8446 §4.1.3; before: RFC 5246 §7.4.1.3). */
export class ServerHello extends AnyServerHello {
  readonly type = 'server_hello';

  /** Set when the server could have done better than the version it chose. */
  get downgradeSentinel(): DowngradeSentinel | undefined {
    if (this.random[24] !== sentinel[0] || sentinel.compare(this.random, 24, 31) !== 0) return undefined;
    return this.random[31] === 1 ? 'TLS 1.2' : this.random[31] === 0 ? 'TLS 1.1 or below' : undefined;
  }

  /** Group of the TLS 1.3 key exchange. */
  get group(): number | undefined {
    const body = this.extensions.body(code.keyShare, 'selected_key_share');
    return (body ?? this.extensions.body(code.keyShareDraft, 'selected_key_share'))?.share.group;
  }

  /** Protocol chosen, bytes as latin1. In TLS 1.3 it stands in EncryptedExtensions instead. */
  get alpn(): string | undefined {
    return this.extensions.body(code.alpn, 'application_layer_protocol_negotiation')?.protocols[0];
  }

  /** Index of the pre-shared key it accepts: the session is resumed. */
  get selectedPsk(): number | undefined {
    return this.extensions.body(code.preSharedKey, 'selected_psk')?.index;
  }

  get secureRenegotiation(): boolean {
    return this.extensions.has(code.renegotiationInfo);
  }

  get extendedMasterSecret(): boolean {
    return this.extensions.has(code.extendedMasterSecret);
  }
}

/** The server wants another ClientHello: with a share for `group`, or with its cookie (RFC 8446 §4.1.4). */
export class HelloRetryRequest extends AnyServerHello {
  readonly type = 'hello_retry_request';

  get group(): number | undefined {
    const body = this.extensions.body(code.keyShare, 'requested_group');
    return (body ?? this.extensions.body(code.keyShareDraft, 'requested_group'))?.group;
  }

  get cookie(): Uint8Array | undefined {
    return this.extensions.body(code.cookie, 'cookie')?.cookie;
  }
}

export function readServerHello(reader: Reader): ServerHello | HelloRetryRequest {
  const length = reader.left;
  const version = reader.u16();
  const random = reader.view(32);
  if (isEarlyDraft(version))
    return new ServerHello(version, random, none, reader.u16(), 0, extensionsOf(reader), length);
  const sessionId = opaque8(reader);
  const suite = reader.u16();
  const compression = reader.u8();
  if (retryRandom.equals(random)) {
    const extensions = extensionsOf(reader, 'hello_retry_request');
    return new HelloRetryRequest(version, random, sessionId, suite, compression, extensions, length);
  }
  return new ServerHello(version, random, sessionId, suite, compression, extensionsOf(reader), length);
}

/** HelloRetryRequest as a message of its own: drafts before 22; the suite came with draft 19. */
export function readDraftHelloRetryRequest(reader: Reader): HelloRetryRequest {
  const length = reader.left;
  const version = reader.u16();
  const suite = (version & 0xff) >= 19 ? reader.u16() : 0;
  return new HelloRetryRequest(version, none, none, suite, 0, extensionsOf(reader, 'hello_retry_request'), length);
}

const none = new Uint8Array(0);

/** Drafts before 22 have neither session id nor compression. */
function isEarlyDraft(version: number): boolean {
  return version >> 8 === 0x7f && (version & 0xff) < 22;
}

function extensionsOf(reader: Reader, place: Place = 'server_hello'): ExtensionList {
  return ExtensionList.read(reader, place);
}

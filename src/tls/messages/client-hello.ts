import type { Reader } from '../../bytes/reader.js';
import { ExtensionList } from '../extensions/extension-list.js';
import type { KeyShareEntry } from '../extensions/key-share.js';
import { extensionCode as code } from '../extensions/registry.js';
import { opaque8, u8List } from '../extensions/vectors.js';
import { isGrease } from '../names/grease.js';

const fallbackScsv = 0x5600;
const renegotiationScsv = 0x00ff;

/**
 * What a client offers (RFC 8446 §4.1.2; before: RFC 5246 §7.4.1.2). Lists are as on the wire, GREASE included, but
 * for `versions`. What stands in extensions is read when asked for; a malformed extension counts as absent there.
 */
export class ClientHello {
  readonly type = 'client_hello';
  private suites?: readonly number[];
  private allVersions?: readonly number[];

  private constructor(
    /** `legacy_version`: the highest version of clients that know no TLS 1.3. */
    readonly legacyVersion: number,
    readonly random: Uint8Array,
    readonly sessionId: Uint8Array,
    private readonly suiteBytes: Uint8Array,
    readonly compressionMethods: readonly number[],
    readonly extensions: ExtensionList,
    /** Bytes of the body. */
    readonly length: number,
  ) {}

  static read(reader: Reader): ClientHello {
    const length = reader.left;
    const legacyVersion = reader.u16();
    const random = reader.view(32);
    const sessionId = opaque8(reader);
    const suites = reader.view(reader.u16());
    if (suites.length % 2 === 1) reader.fail('cipher suites of two bytes each', `${suites.length} bytes`);
    const compressionMethods = u8List(reader, 'compression_methods');
    const extensions = ExtensionList.read(reader, 'client_hello');
    return new ClientHello(legacyVersion, random, sessionId, suites, compressionMethods, extensions, length);
  }

  get cipherSuites(): readonly number[] {
    return (this.suites ??= pairs(this.suiteBytes));
  }

  /** The first host name, bytes as latin1, not validated. */
  get serverName(): string | undefined {
    return this.extensions.body(code.serverName, 'server_name')?.names[0]?.name;
  }

  /** Protocols offered, bytes as latin1. */
  get alpn(): readonly string[] {
    return this.extensions.body(code.alpn, 'application_layer_protocol_negotiation')?.protocols ?? [];
  }

  /** Versions offered, preferred first, without GREASE; without the extension, `legacyVersion` alone. */
  get versions(): readonly number[] {
    return (this.allVersions ??= this.offeredVersions());
  }

  get groups(): readonly number[] {
    return this.extensions.body(code.supportedGroups, 'supported_groups')?.groups ?? [];
  }

  get keyShares(): readonly KeyShareEntry[] {
    const body = this.extensions.body(code.keyShare, 'offered_key_shares');
    return (body ?? this.extensions.body(code.keyShareDraft, 'offered_key_shares'))?.shares ?? [];
  }

  get signatureAlgorithms(): readonly number[] {
    return this.extensions.body(code.signatureAlgorithms, 'signature_algorithms')?.schemes ?? [];
  }

  get pointFormats(): readonly number[] {
    return this.extensions.body(code.ecPointFormats, 'ec_point_formats')?.formats ?? [];
  }

  /** How many sessions or external keys it offers to resume with TLS 1.3. */
  get pskIdentities(): number {
    return this.extensions.body(code.preSharedKey, 'offered_psks')?.identities.length ?? 0;
  }

  /** One of them was given to both sides by hand: it has no age (RFC 8446 §4.2.11). */
  get hasExternalPsk(): boolean {
    const offered = this.extensions.body(code.preSharedKey, 'offered_psks')?.identities ?? [];
    return offered.some(({ obfuscatedTicketAge }) => obfuscatedTicketAge === 0);
  }

  /** It announces 0-RTT data. */
  get earlyData(): boolean {
    return this.extensions.has(code.earlyData);
  }

  /** Encrypted Client Hello, real or GREASE: from outside they look alike. */
  get ech(): boolean {
    return this.extensions.has(code.encryptedClientHello);
  }

  /** The TLS 1.2 ticket that it presents; empty when it only asks for one, undefined without the extension. */
  get sessionTicket(): Uint8Array | undefined {
    return this.extensions.body(code.sessionTicket, 'session_ticket')?.ticket;
  }

  get postHandshakeAuth(): boolean {
    return this.extensions.has(code.postHandshakeAuth);
  }

  get statusRequest(): boolean {
    return this.extensions.has(code.statusRequest);
  }

  get extendedMasterSecret(): boolean {
    return this.extensions.has(code.extendedMasterSecret);
  }

  /** RFC 5746: by its extension or its signalling suite. */
  get secureRenegotiation(): boolean {
    return this.extensions.has(code.renegotiationInfo) || this.cipherSuites.includes(renegotiationScsv);
  }

  /** RFC 7507: it tries again with a lower version than it could. */
  get fallbackScsv(): boolean {
    return this.cipherSuites.includes(fallbackScsv);
  }

  /** RFC 8701 values among suites or extensions: a browser-like client. */
  get grease(): boolean {
    return this.cipherSuites.some(isGrease) || this.extensions.codes.some(isGrease);
  }

  private offeredVersions(): readonly number[] {
    const offered = this.extensions.body(code.supportedVersions, 'offered_versions');
    return offered ? offered.versions.filter((version) => !isGrease(version)) : [this.legacyVersion];
  }
}

function pairs(bytes: Uint8Array): number[] {
  const items: number[] = new Array(bytes.length >> 1);
  for (let i = 0; i < items.length; i++) items[i] = (bytes[2 * i] << 8) | bytes[2 * i + 1];
  return items;
}

import { limits } from '../../bytes/limits.js';
import type { Direction } from '../../stream/observer.js';
import type { Decryptor, OpenedRecord } from '../decryptor.js';
import { contentType } from '../events.js';
import { extensionCode } from '../extensions/registry.js';
import type { HandshakeMessage, MessageOf } from '../handshake.js';
import { isTls13 } from '../names/names.js';
import type { ConnectionSecrets, SecretLabel } from './connection-secrets.js';
import { type Epoch, type EpochSource, noEpoch, once } from './epoch.js';
import type { KeyLog } from './key-log.js';
import { Lane } from './lane.js';
import { RsaExchange } from './rsa-exchange.js';
import { suiteCipher } from './suite-ciphers.js';
import { tls12Keys } from './tls12-keys.js';
import { earlyEpoch, Tls13Schedule } from './tls13-schedule.js';
import { Transcript } from './transcript.js';

/** Handshake type. */
const clientHelloCode = 1;

/** How far the secrets of a key log reached for one connection. */
export interface DecryptionOutcome {
  /** none: the log has nothing for this connection's client random. */
  readonly secrets: 'none' | 'partial' | 'complete';
  /** Labels of secrets that records called for and the log lacks. */
  readonly missing: readonly SecretLabel[];
  /** Records that were opened. */
  readonly opened: number;
  /** The suite cannot be opened here. */
  readonly unsupported: boolean;
  /** The secrets did not fit the records. */
  readonly failed: boolean;
}

/** Opens the records of one connection with the secrets of a key log: just enough of them to follow the handshake. */
export class KeyLogDecryptor implements Decryptor {
  private readonly lanes: readonly [Lane, Lane] = [new Lane(), new Lane()];
  private client: Direction = 0;
  private clientHello?: MessageOf<'client_hello'>;
  private serverHello?: MessageOf<'server_hello'>;
  private secrets?: ConnectionSecrets;
  private askedAt = -1;
  private tls13 = false;
  /** Keys up to TLS 1.2 wait for each side's ChangeCipherSpec. */
  private pending: readonly [EpochSource, EpochSource] = [noEpoch, noEpoch];
  /** Only where something is there that opens RSA key exchanges. */
  private exchange?: RsaExchange;
  /** A master secret that the log has no line for: of an RSA key exchange, or of the session that is resumed. */
  private found?: Uint8Array;
  /** The server ended its flight: nothing is resumed. */
  private full = false;
  private readonly signed = new Transcript();
  private opened = 0;
  private readonly missing = new Set<SecretLabel>();
  private readonly failed = new Set<Direction>();
  private unsupported = false;

  constructor(private readonly keys: KeyLog) {}

  transcript(code: number, body: Uint8Array): Uint8Array | undefined {
    if (code === clientHelloCode) this.exchange = this.keys.hasPremasters ? new RsaExchange(this.keys) : undefined;
    this.exchange?.transcript(code, body);
    return this.signed.add(code, body, this.transcriptHash);
  }

  message(direction: Direction, message: HandshakeMessage): void {
    const lane = this.lanes[direction];
    switch (message.type) {
      case 'client_hello':
        this.hello(direction, message);
        return;
      case 'server_hello':
        this.settle(direction, message);
        return;
      case 'server_hello_done':
        this.full = true;
        return;
      case 'client_key_exchange':
        this.openPremaster(message);
        return;
      case 'new_session_ticket':
        if (!this.tls13) this.rememberSession(message.ticket);
        return;
      case 'end_of_early_data':
        lane.advance('early');
        return;
      case 'finished':
        if (this.tls13) lane.advance('handshake');
        return;
      case 'key_update':
        lane.advance('application');
        return;
      case 'certificate_request':
        // After the handshake (RFC 8446 §4.6.2), a long answer is worth opening as well.
        this.lanes[this.client].openMore();
    }
  }

  changeCipherSpec(direction: Direction): void {
    if (this.serverHello && !this.tls13) this.lanes[direction].begin(this.pending[direction]);
  }

  hole(direction: Direction): void {
    this.signed.broken();
    this.lanes[direction].hole();
  }

  wants(direction: Direction, type: number, length: number): boolean {
    const lane = this.lanes[direction];
    const epoch = lane.current;
    if (!epoch) return false;
    if (epoch.kind === 'handshake' || epoch.keys.passed) return true;
    if (type !== contentType.applicationData) return true;
    return length <= limits.openedRecordBytes || lane.opened < limits.openedRecords;
  }

  skip(direction: Direction): void {
    this.signed.broken();
    this.lanes[direction].skip();
  }

  open(direction: Direction, type: number, version: number, bytes: Uint8Array): OpenedRecord | undefined {
    const opened = this.lanes[direction].open({ contentType: type, version, bytes });
    if (opened) this.opened++;
    else this.signed.broken();
    return opened;
  }

  failure(direction: Direction): string | undefined {
    const lane = this.lanes[direction];
    // What was sealed with a secret that the log lacks is no surprise.
    if (this.missing.size > 0 || this.failed.has(direction) || !lane.isHopeless) return undefined;
    this.failed.add(direction);
    return 'a record that does not open with the secrets given for this connection';
  }

  /** What came of it so far. */
  get outcome(): DecryptionOutcome {
    const secrets = this.found ? 'complete' : this.secrets ? (this.missing.size > 0 ? 'partial' : 'complete') : 'none';
    const { opened, unsupported, failed } = this;
    return { secrets, missing: [...this.missing], opened, unsupported, failed: failed.size > 0 };
  }

  /** Drafts of TLS 1.3 signed otherwise. */
  private get transcriptHash(): string | undefined {
    return this.serverHello?.version === 0x0304 ? suiteCipher(this.serverHello.cipherSuite)?.hash : undefined;
  }

  private hello(direction: Direction, message: MessageOf<'client_hello'>): void {
    const again = this.clientHello !== undefined && !this.serverHello;
    this.client = direction;
    this.clientHello = message;
    this.serverHello = undefined;
    this.secrets = undefined;
    this.found = undefined;
    this.full = false;
    this.askedAt = -1;
    if (!again && message.earlyData) this.expectEarlyData(message);
  }

  private expectEarlyData(message: MessageOf<'client_hello'>): void {
    const secret = this.secret('CLIENT_EARLY_TRAFFIC_SECRET');
    if (!secret) return;
    const ciphers = message.cipherSuites.map(suiteCipher).filter((cipher) => cipher?.kind === 'aead');
    this.lanes[this.client].begin(earlyEpoch(secret, ciphers, () => this.afterEarlyData()));
  }

  private afterEarlyData: EpochSource = noEpoch;

  private settle(direction: Direction, message: MessageOf<'server_hello'>): void {
    this.serverHello = message;
    this.tls13 = isTls13(message.version);
    const cipher = suiteCipher(message.cipherSuite);
    this.unsupported = !cipher;
    if (!cipher) return;
    if (!this.tls13) {
      this.settleTls12(direction, message);
      return;
    }
    if (cipher.kind !== 'aead') return;
    const { client, server } = new Tls13Schedule((label) => this.secret(label), cipher).handshake;
    this.lanes[direction].begin(server);
    this.afterEarlyData = client;
    const clientLane = this.lanes[this.client];
    if (clientLane.current?.kind !== 'early') clientLane.begin(client);
  }

  private settleTls12(direction: Direction, message: MessageOf<'server_hello'>): void {
    const keys = once(() => this.tls12(message));
    const client: EpochSource = () => keys()?.client;
    const server: EpochSource = () => keys()?.server;
    this.pending = direction === 0 ? [server, client] : [client, server];
  }

  private tls12(hello: MessageOf<'server_hello'>): { client: Epoch; server: Epoch } | undefined {
    const cipher = suiteCipher(hello.cipherSuite);
    const clientRandom = this.clientHello?.random;
    const master = this.master();
    if (!cipher || !clientRandom || !master) return undefined;
    this.keys.sessions.remember(hello.sessionId, master);
    const encryptThenMac = hello.extensions.has(extensionCode.encryptThenMac);
    const { version, random: serverRandom } = hello;
    const { client, server } = tls12Keys(master, { version, cipher, clientRandom, serverRandom, encryptThenMac });
    const epoch = (keys: typeof client): Epoch => ({ kind: 'application', keys, next: noEpoch });
    return { client: epoch(client), server: epoch(server) };
  }

  private openPremaster(message: MessageOf<'client_key_exchange'>): void {
    const { clientHello, exchange, serverHello } = this;
    this.exchange = undefined;
    if (!exchange || !clientHello || !serverHello) return;
    this.found = exchange.master(clientHello.random, serverHello, message);
  }

  /** A session may be resumed whose secret is logged only here, if at all. */
  private rememberSession(name: Uint8Array): void {
    const master = this.master();
    if (master) this.keys.sessions.remember(name, master);
  }

  private master(): Uint8Array | undefined {
    return this.found ?? this.secret('CLIENT_RANDOM') ?? this.resumedMaster();
  }

  private resumedMaster(): Uint8Array | undefined {
    if (this.full || !this.clientHello || !this.serverHello) return undefined;
    return (this.found = this.keys.sessions.resumed(this.clientHello, this.serverHello));
  }

  private secret(label: SecretLabel): Uint8Array | undefined {
    const secret = this.find()?.get(label);
    if (secret) this.missing.delete(label);
    else if (this.secrets) this.missing.add(label);
    return secret;
  }

  /** Asks the log again only when something new stands in it. */
  private find(): ConnectionSecrets | undefined {
    if (this.secrets || !this.clientHello || this.askedAt === this.keys.generation) return this.secrets;
    this.askedAt = this.keys.generation;
    return (this.secrets = this.keys.of(this.clientHello.random));
  }
}

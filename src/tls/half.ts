import { limits } from '../bytes/limits.js';
import { frameRef, type FrameRef } from '../bytes/span.js';
import type { Direction } from '../stream/observer.js';
import { AlertReader } from './alert-reader.js';
import type { Decryptor, OpenedRecord } from './decryptor.js';
import { contentType, type TlsObserver, type TlsProblem } from './events.js';
import { Gather } from './gather.js';
import { decodeHandshake, decodeSslv2, type HandshakeMessage } from './handshake.js';
import { MessageAssembler, type AssembledMessage, type MessageSink } from './message-assembler.js';
import { handshakeTypeName } from './names/names.js';
import type { Negotiation } from './negotiation.js';
import { beginsWithHello, readsAsMessages } from './plaintext.js';
import { RecordReader, sslv2Type, type RecordSink } from './records.js';
import { HalfTotals } from './totals.js';

/** Longest alert record read as alerts: a few at once are odd already. */
const alertBytes = 16;

/** What is done with the record at hand. `undecided`: a handshake record that may be in the clear or not. */
type Treatment =
  'handshake' | 'alert' | 'change-cipher-spec' | 'sslv2' | 'undecided' | 'ciphertext' | 'malformed' | 'heartbeat';

/** One direction of a TLS connection: which of its records are readable, and what they say. */
export class Half implements RecordSink, MessageSink {
  readonly totals = new HalfTotals();
  readonly records = new RecordReader(this);
  private readonly messages = new MessageAssembler(this);
  private readonly alerts: AlertReader;
  private readonly gathered = new Gather();
  private treatment: Treatment = 'malformed';
  /** A ChangeCipherSpec passed: up to TLS 1.2 all that follows is encrypted; in TLS 1.3 it means nothing. */
  private changed = false;
  /** Handshake records are known to be in the clear: false at first, and after a hole. */
  private sure = false;
  /** The capture lacks bytes of the ciphertext at hand. */
  private damaged = false;
  /** The plaintext at hand came out of a decryptor. */
  private decrypted = false;
  /** The ciphertext at hand is gathered, to be opened. */
  private kept = false;
  /** Place of the next payload byte. */
  private offset = 0;

  constructor(
    private readonly direction: Direction,
    private readonly negotiation: Negotiation,
    private readonly observer: TlsObserver,
    private readonly decryptor: Decryptor | undefined,
  ) {
    this.alerts = new AlertReader((level, code, offset, at) => {
      observer.alert({ direction, at: frameRef(at), offset, level, code, encrypted: this.decrypted });
    });
  }

  record(at: FrameRef): boolean {
    const { contentType: type, version, length, offset } = this.records;
    this.damaged = false;
    this.gathered.clear();
    this.totals.version(version);
    this.offset = offset + (type === sslv2Type ? 2 : 5);
    this.treatment = this.treat(type, length);
    if (this.treatment === 'malformed')
      this.problem('malformed', `${length} bytes in a record of type ${type}`, offset, at);
    if (this.treatment === 'ciphertext') return (this.kept = this.wantsCiphertext(type, length));
    return this.treatment !== 'heartbeat' && this.treatment !== 'malformed';
  }

  payload(data: Uint8Array, start: number, end: number, at: FrameRef): void {
    switch (this.treatment) {
      case 'handshake':
        this.messages.push(data, start, end, at, this.offset);
        break;
      case 'alert':
        this.alerts.push(data, start, end, at, this.offset);
        break;
      case 'undecided':
        this.decideEarly(data, start, end, at);
        break;
      case 'sslv2':
      case 'ciphertext':
        this.gathered.append(data, start, end, this.records.length);
    }
    this.offset += end - start;
  }

  complete(at: FrameRef): void {
    switch (this.treatment) {
      case 'change-cipher-spec':
        this.changeCipherSpec(at);
        return;
      case 'undecided':
        this.decideLate(at);
        return;
      case 'sslv2':
        this.sslv2(at);
        return;
      case 'heartbeat':
        this.encryptedRecord(at, false);
        return;
      case 'ciphertext':
        this.ciphertext(at);
    }
  }

  spares(): boolean {
    this.damaged = this.treatment === 'ciphertext';
    return this.damaged;
  }

  hole(): void {
    this.totals.holes++;
    this.decryptor?.hole(this.direction);
    this.sure = false;
    this.messages.reset();
    this.alerts.reset();
    this.gathered.clear();
  }

  problem(type: TlsProblem['type'], note: string, offset: number, at: FrameRef): void {
    if (type !== 'resynchronised') this.forgetPartial();
    this.observer.problem({ type, direction: this.direction, at: frameRef(at), offset, note });
  }

  message({ code, body, began, offset }: AssembledMessage, at: FrameRef): void {
    const transcript = this.decryptor?.transcript?.(code, body);
    this.tell(decodeHandshake(code, body, this.negotiation), body.length, began, offset, at, transcript);
  }

  oversized(code: number, length: number, offset: number, at: FrameRef): void {
    this.problem('oversized', `a ${handshakeTypeName(code)} of ${length} bytes`, offset, at);
  }

  /** A message that has begun is read to its end. */
  private wantsCiphertext(type: number, length: number): boolean {
    if (!this.decryptor) return false;
    if (!this.messages.idle || this.decryptor.wants(this.direction, type, length)) return true;
    this.decryptor.skip(this.direction);
    return false;
  }

  private treat(type: number, length: number): Treatment {
    switch (type) {
      case contentType.handshake:
        return this.treatHandshake();
      case contentType.alert:
        return this.treatAlert(length);
      case contentType.changeCipherSpec:
        // Under encryption (a renegotiation) it is longer than its one byte.
        return length === 1 ? 'change-cipher-spec' : this.mayBeCiphertext ? 'ciphertext' : 'malformed';
      case sslv2Type:
        return 'sslv2';
      case contentType.heartbeat:
        return this.encrypts ? 'ciphertext' : 'heartbeat';
      default:
        return 'ciphertext';
    }
  }

  private treatHandshake(): Treatment {
    if (this.encrypts) return 'ciphertext';
    if (!this.messages.idle) return 'handshake';
    return this.mayBeCiphertext ? 'undecided' : 'handshake';
  }

  /** Two bytes are too few for any ciphertext, so they are plain wherever they stand (TLS 1.3: golang/go#76767). */
  private treatAlert(length: number): Treatment {
    if (length <= 2) return 'alert';
    if (this.mayBeCiphertext) return 'ciphertext';
    return length <= alertBytes ? 'alert' : 'malformed';
  }

  /** Records of handshake, alert and heartbeat are ciphertext from here on: up to TLS 1.2 only. */
  private get encrypts(): boolean {
    return this.changed && this.negotiation.version !== undefined && !this.negotiation.tls13;
  }

  /** They are, or what would tell was not seen. */
  private get mayBeCiphertext(): boolean {
    return this.encrypts || !this.sure || (this.changed && this.negotiation.version === undefined);
  }

  private decideEarly(data: Uint8Array, start: number, end: number, at: FrameRef): void {
    if (this.gathered.length === 0 && beginsWithHello(data, start, end)) {
      this.sure = true;
      this.treatment = 'handshake';
      this.messages.push(data, start, end, at, this.offset);
      return;
    }
    this.gathered.append(data, start, end, this.records.length);
    const all = this.gathered.bytes;
    if (beginsWithHello(all, 0, all.length)) this.readGathered(at, this.offset + (end - start) - all.length);
  }

  private decideLate(at: FrameRef): void {
    if (readsAsMessages(this.gathered.bytes)) {
      this.readGathered(at, this.offset - this.gathered.length);
      return;
    }
    this.treatment = 'ciphertext';
    this.ciphertext(at);
  }

  private readGathered(at: FrameRef, offset: number): void {
    this.sure = true;
    this.treatment = 'handshake';
    const bytes = this.gathered.take();
    this.messages.push(bytes, 0, bytes.length, at, offset);
  }

  private changeCipherSpec(at: FrameRef): void {
    this.changed = true;
    const { direction, records } = this;
    this.decryptor?.changeCipherSpec(direction);
    this.observer.changeCipherSpec({ type: 'change_cipher_spec', direction, at: frameRef(at), offset: records.offset });
  }

  private sslv2(at: FrameRef): void {
    const record = this.gathered.take();
    this.sure = true;
    this.tell(decodeSslv2(record), record.length, frameRef(at), this.records.offset, at);
  }

  private ciphertext(at: FrameRef): void {
    const opened = this.kept ? this.open() : undefined;
    if (opened !== undefined) return this.opened(opened, at);
    if (this.kept) this.noteFailure(at);
    this.encryptedRecord(at, false);
  }

  private open(): OpenedRecord | undefined {
    const { decryptor, direction } = this;
    const { contentType: type, version } = this.records;
    if (!this.damaged) return decryptor?.open(direction, type, version, this.gathered.take());
    decryptor?.skip(direction);
    return undefined;
  }

  private noteFailure(at: FrameRef): void {
    const { direction, observer, records } = this;
    const note = this.decryptor?.failure(direction);
    if (note) observer.problem({ type: 'undecryptable', direction, at: frameRef(at), offset: records.offset, note });
  }

  private opened({ contentType: type, plaintext }: OpenedRecord, at: FrameRef): void {
    const { offset } = this.records;
    this.decrypted = true;
    switch (type) {
      case contentType.handshake:
        this.messages.push(plaintext, 0, plaintext.length, at, offset);
        break;
      case contentType.alert:
        this.alerts.push(plaintext, 0, plaintext.length, at, offset);
        break;
      case contentType.changeCipherSpec:
        this.changeCipherSpec(at);
        break;
      case contentType.applicationData:
        this.applicationData(plaintext, at);
    }
    this.decrypted = false;
  }

  private applicationData(plaintext: Uint8Array, at: FrameRef): void {
    const { direction, observer, records } = this;
    this.encryptedRecord(at, true);
    const { length, offset } = records;
    observer.applicationData?.({ direction, at: frameRef(at), offset, recordBytes: 5 + length, plaintext });
  }

  private encryptedRecord(at: FrameRef, opened: boolean): void {
    const { direction, totals } = this;
    const { contentType: type, length, offset } = this.records;
    totals.encrypted(direction, type, length, offset, opened, at);
    if (totals.encryptedRecords > limits.encryptedRecords) return;
    this.observer.encryptedRecord({ direction, at: frameRef(at), offset, contentType: type, length, opened });
  }

  private tell(
    message: HandshakeMessage,
    length: number,
    began: FrameRef,
    offset: number,
    at: FrameRef,
    transcript?: Uint8Array,
  ): void {
    const { direction, decrypted: encrypted } = this;
    this.negotiation.learn(direction, message);
    this.decryptor?.message(direction, message);
    this.observer.message({ direction, at: frameRef(at), offset, message, length, encrypted, began, transcript });
  }

  private forgetPartial(): void {
    this.messages.reset();
    this.alerts.reset();
    this.gathered.clear();
  }
}

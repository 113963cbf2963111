import { limits } from '../bytes/limits.js';
import { type FrameRef, frameRef } from '../bytes/span.js';
import { recognise } from '../tls/recognise.js';

/** Takes the bytes of a direction from the place on where TLS begins. */
export type TlsBytes = (data: Uint8Array, start: number, end: number, at: FrameRef) => void;

interface Piece {
  readonly start: number;
  readonly at: FrameRef;
}

const EMPTY = new Uint8Array(0);
/** Shared by the many connections that begin with TLS. */
const none: Piece[] = [];
const HANDSHAKE = 22;
const ALERT = 21;
const ALERT_RECORD_BYTES = 7;

/**
 * Looks for the place in one direction where TLS begins: at once, or after a dialogue in the clear (STARTTLS, CONNECT).
 * What it finds depends on the bytes alone, not on how segments cut them.
 */
export class Probe {
  state: 'looking' | 'tls' | 'plaintext' = 'looking';
  /** The frame with the first byte that is not TLS. */
  plaintextAt?: FrameRef;
  /** The frame in which TLS begins. */
  tlsAt?: FrameRef;
  /** Bytes are missing before TLS was found. */
  hasHole = false;
  /** The probe of the other direction. */
  peer: Probe = this;
  private kept = EMPTY;
  private length = 0;
  private scanned = 0;
  private pieces = none;

  constructor(
    private readonly out: TlsBytes,
    /** The beginning of the stream was not seen: any record may stand at the start of a segment. */
    private joined: boolean,
  ) {}

  /** It said nothing that is not TLS, or turned to TLS: an answer to it may be TLS after plaintext. */
  get mayTurn(): boolean {
    return this.state === 'tls' || this.plaintextAt === undefined;
  }

  bytes(data: Uint8Array, start: number, end: number, at: FrameRef): void {
    if (this.state !== 'looking') return;
    if (this.length === 0 && beginsTls(data, start, end)) {
      this.found(at);
      return this.out(data, start, end, at);
    }
    if (this.joined && this.length > 0 && beginsTls(data, start, end)) {
      this.found(at);
      return this.out(data, start, end, at);
    }
    this.keep(data, start, end, at);
    this.scan();
    if (this.state === 'looking' && this.length >= limits.probeBytes) this.giveUp();
  }

  /** Bytes are missing here: what follows may begin anywhere. */
  gap(): void {
    this.joined = true;
    this.hasHole = true;
  }

  /** What was said before TLS, or instead of it, as latin1. */
  get preamble(): string {
    const bytes = this.kept.subarray(0, Math.min(this.length, limits.bannerBytes));
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  }

  private keep(data: Uint8Array, start: number, end: number, at: FrameRef): void {
    const room = Math.min(end - start, limits.probeBytes - this.length);
    const grown = new Uint8Array(this.length + room);
    grown.set(this.kept.subarray(0, this.length));
    grown.set(data.subarray(start, start + room), this.length);
    if (this.pieces === none) this.pieces = [];
    this.pieces.push({ start: this.length, at: frameRef(at) });
    this.kept = grown;
    this.length += room;
  }

  private scan(): void {
    for (; this.scanned < this.length; this.scanned++) {
      const answer = this.answerAt(this.scanned);
      if (answer === 'more') return;
      if (answer === 'tls') return this.replay(this.scanned);
      if (this.scanned === 0) this.plaintextAt = this.pieces[0].at;
    }
  }

  private answerAt(offset: number): 'tls' | 'more' | 'no' {
    const first = this.kept[offset];
    if (offset > 0 && first !== HANDSHAKE && first !== ALERT) return 'no';
    if (first === ALERT && offset > 0) return this.alertAt(offset);
    const found = recognise(this.kept, offset, this.length);
    if (found === 'more' || found === 'no') return found;
    if (offset === 0 || found === 'client-hello') return 'tls';
    return found === 'server-hello' && this.peer.mayTurn ? 'tls' : 'no';
  }

  /** After plaintext, an alert alone is believed only as an answer to TLS. */
  private alertAt(offset: number): 'tls' | 'more' | 'no' {
    if (this.peer.state !== 'tls') return 'no';
    if (this.length - offset < ALERT_RECORD_BYTES) return 'more';
    const [, major, , high, low, level] = this.kept.subarray(offset);
    return major === 3 && high === 0 && low === 2 && (level === 1 || level === 2) ? 'tls' : 'no';
  }

  /** Hands on what was kept, from where TLS begins, each piece with its own frame. */
  private replay(from: number): void {
    const { kept, pieces, length } = this;
    pieces.forEach(({ start, at }, index) => {
      const end = pieces[index + 1]?.start ?? length;
      if (end <= from) return;
      if (this.state === 'looking') this.found(at);
      this.out(kept, Math.max(start, from), end, at);
    });
    this.shrink(from);
  }

  private found(at: FrameRef): void {
    this.state = 'tls';
    this.tlsAt = frameRef(at);
  }

  private giveUp(): void {
    this.state = 'plaintext';
    this.shrink(this.length);
  }

  private shrink(length: number): void {
    this.length = Math.min(length, limits.bannerBytes);
    this.kept = this.kept.slice(0, this.length);
    this.pieces = none;
  }
}

function beginsTls(data: Uint8Array, start: number, end: number): boolean {
  const found = recognise(data, start, end);
  return found !== 'no' && found !== 'more';
}

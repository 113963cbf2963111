import { limits } from '../../bytes/limits.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { readKeyLogLine, sealedPrefix } from './key-log-line.js';
import { PrivateKeys } from './private-keys.js';
import { latin1, rememberNewest, Sessions } from './sessions.js';

/** What a key log held, in numbers that may be shown. */
export interface KeyLogCounts {
  /** Connections that it has secrets of. */
  connections: number;
  /** Secrets taken. */
  secrets: number;
  /** Lines that open no record here: exporters, ECH, labels that are not known. */
  ignored: number;
  /** Lines that are no key log's. */
  malformed: number;
}

/**
 * Secrets of TLS connections in the NSS key log format, by client random. Text comes in pieces cut anyhow, as a file
 * grows. The secrets are out of reach of whatever prints or serializes an object.
 */
export class KeyLog {
  /** Alive. */
  readonly counts: KeyLogCounts = { connections: 0, secrets: 0, ignored: 0, malformed: 0 };
  /** Goes up with each secret: who asked in vain need not ask again before. */
  generation = 0;
  /** Another source of secrets beside the lines. */
  readonly privateKeys = new PrivateKeys();
  /** What `RSA Session-ID:… Master-Key:…` lines tell, and what was learnt from handshakes that were opened. */
  readonly sessions = new Sessions();
  readonly #byClientRandom = new Map<string, ConnectionSecrets>();
  readonly #premasters = new Map<string, Uint8Array>();
  /** Client randoms asked for in vain. */
  readonly #missed = new Set<string>();
  #partial = '';
  #late = false;

  /** Takes the next piece of a log; a line without its end waits for the next piece. */
  add(text: string): void {
    const whole = this.#partial + text;
    let start = 0;
    for (let end = whole.indexOf('\n'); end >= 0; end = whole.indexOf('\n', start)) {
      this.#line(whole.slice(start, end));
      start = end + 1;
    }
    this.#partial = whole.length - start > limits.keyLogLine ? '' : whole.slice(start);
  }

  /** Takes a whole log, whose last line may lack its end; a line that waits in a growing file goes on waiting. */
  addWhole(text: string): void {
    for (const line of text.split('\n')) this.#line(line);
  }

  /** Secrets of the connection whose ClientHello has this random. More may come to them later. */
  of(clientRandom: Uint8Array): ConnectionSecrets | undefined {
    const name = latin1(clientRandom);
    const found = this.#byClientRandom.get(name);
    if (!found && this.#missed.size < limits.keyLogConnections) this.#missed.add(name);
    return found;
  }

  /** There is something that opens RSA key exchanges. */
  get hasPremasters(): boolean {
    return this.privateKeys.size > 0 || this.#premasters.size > 0;
  }

  /** The premaster secret that a ClientKeyExchange holds, sealed with the server's RSA key. */
  premaster(sealed: Uint8Array): Uint8Array | undefined {
    return this.#premasters.get(latin1(sealed.subarray(0, sealedPrefix))) ?? this.privateKeys.premaster(sealed);
  }

  /** Secrets came for a connection that had asked for them before: reading the capture again would open more. */
  get cameLate(): boolean {
    return this.#late;
  }

  #line(text: string): void {
    const line = readKeyLogLine(text);
    if (line === 'empty') return;
    if (line === 'ignored' || line === 'malformed') {
      this.counts[line]++;
      return;
    }
    this.generation++;
    this.counts.secrets++;
    const name = latin1(line.key);
    if (line.kind === 'session') this.sessions.remember(line.key, line.secret);
    else if (line.kind === 'premaster') rememberNewest(this.#premasters, name, line.secret);
    else {
      if (this.#missed.has(name)) this.#late = true;
      this.#secretsOf(name).set(line.label, line.secret);
    }
  }

  #secretsOf(name: string): ConnectionSecrets {
    const known = this.#byClientRandom.get(name);
    if (known) return known;
    const made = new ConnectionSecrets();
    rememberNewest(this.#byClientRandom, name, made);
    this.counts.connections = this.#byClientRandom.size;
    return made;
  }
}

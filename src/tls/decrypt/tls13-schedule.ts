import type { SecretLabel } from './connection-secrets.js';
import { type Epoch, type EpochSource, noEpoch, once } from './epoch.js';
import type { AeadCipher } from './suite-ciphers.js';
import { Tls13Keys } from './tls13-keys.js';

/** Which secrets protect which stretch of a TLS 1.3 connection (RFC 8446 §7.1). */
export class Tls13Schedule {
  constructor(
    private readonly secretFor: (label: SecretLabel) => Uint8Array | undefined,
    private readonly cipher: AeadCipher,
  ) {}

  /** From the ServerHello on. Without the handshake secret it begins with application data. */
  readonly handshake: Record<'client' | 'server', EpochSource> = {
    client: () => this.epoch('handshake', 'CLIENT_HANDSHAKE_TRAFFIC_SECRET', this.application.client),
    server: () => this.epoch('handshake', 'SERVER_HANDSHAKE_TRAFFIC_SECRET', this.application.server),
  };

  private readonly application: Record<'client' | 'server', EpochSource> = {
    client: () => this.applicationEpoch('CLIENT_TRAFFIC_SECRET_0'),
    server: () => this.applicationEpoch('SERVER_TRAFFIC_SECRET_0'),
  };

  private epoch(kind: Epoch['kind'], label: SecretLabel, next: EpochSource): Epoch | undefined {
    const secret = this.secretOf(label);
    return secret ? { kind, keys: new Tls13Keys(this.cipher, secret), next: once(next) } : next();
  }

  private applicationEpoch(label: SecretLabel): Epoch | undefined {
    const secret = this.secretOf(label);
    return secret && updatable(new Tls13Keys(this.cipher, secret));
  }

  /** A secret of another length than the suite's hash is somebody else's. */
  private secretOf(label: SecretLabel): Uint8Array | undefined {
    const secret = this.secretFor(label);
    return secret?.length === (this.cipher.hash === 'sha384' ? 48 : 32) ? secret : undefined;
  }
}

function updatable(keys: Tls13Keys): Epoch {
  return { kind: 'application', keys, next: once(() => updatable(keys.updated())) };
}

/** 0-RTT data, before the server has chosen: under the first suite that fits its first record. */
export function earlyEpoch(secret: Uint8Array, ciphers: readonly AeadCipher[], next: EpochSource): EpochSource {
  const fitting = ciphers.filter(({ hash }) => secret.length === (hash === 'sha384' ? 48 : 32));
  if (fitting.length === 0) return noEpoch;
  const all = fitting.map((cipher) => new Tls13Keys(cipher, secret));
  return once(() => ({
    kind: 'early',
    keys: { open: (record, sequence) => firstThatOpens(all, (keys) => keys.open(record, sequence)) },
    next,
  }));
}

function firstThatOpens<T, R>(all: readonly T[], open: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const opened = open(one);
    if (opened) return opened;
  }
  return undefined;
}

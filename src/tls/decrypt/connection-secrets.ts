/** Labels of the secrets that open records. */
export const secretLabels = [
  'CLIENT_RANDOM',
  'CLIENT_EARLY_TRAFFIC_SECRET',
  'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  'CLIENT_TRAFFIC_SECRET_0',
  'SERVER_TRAFFIC_SECRET_0',
] as const;

export type SecretLabel = (typeof secretLabels)[number];

/** The secrets of one connection. Whoever prints it sees nothing. */
export class ConnectionSecrets {
  readonly #secrets = new Map<SecretLabel, Uint8Array>();

  set(label: SecretLabel, secret: Uint8Array): void {
    this.#secrets.set(label, secret);
  }

  get(label: SecretLabel): Uint8Array | undefined {
    return this.#secrets.get(label);
  }

  has(label: SecretLabel): boolean {
    return this.#secrets.has(label);
  }
}

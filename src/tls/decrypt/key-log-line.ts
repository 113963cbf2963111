import { type SecretLabel, secretLabels } from './connection-secrets.js';
import { limits } from '../../bytes/limits.js';

/** One line that holds a secret. */
export type KeyLogLine =
  /** `key` is the client random. */
  | { readonly kind: 'connection'; readonly label: SecretLabel; readonly key: Uint8Array; readonly secret: Uint8Array }
  /** `RSA Session-ID:… Master-Key:…`: `key` is the session id. */
  | { readonly kind: 'session'; readonly key: Uint8Array; readonly secret: Uint8Array }
  /** `RSA <16 digits> <premaster secret>`: `key` is how the sealed premaster secret begins. */
  | { readonly kind: 'premaster'; readonly key: Uint8Array; readonly secret: Uint8Array };

/** Bytes of a sealed premaster secret by which a key log names it. */
export const sealedPrefix = 8;

const labels: ReadonlySet<string> = new Set(secretLabels);
const sessionId = 'Session-ID:';
const masterKey = 'Master-Key:';

/** Reads a line of an NSS key log (draft-ietf-tls-keylogfile): label, client random, secret, one space between each. */
export function readKeyLogLine(line: string): KeyLogLine | 'empty' | 'ignored' | 'malformed' {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return 'empty';
  if (text.length > limits.keyLogLine) return 'malformed';
  const [label, key = '', secret = '', more] = text.split(/[ \t]+/, 4);
  if (more !== undefined) return 'malformed';
  if (label === 'RSA') return rsaLine(key, secret);
  if (!labels.has(label)) return /^[A-Z][A-Z0-9_]*$/.test(label) && bytesOf(key) ? 'ignored' : 'malformed';
  const random = bytesOf(key, 32);
  const value = bytesOf(secret);
  if (!random || !value || !isSecretOf(label, value)) return 'malformed';
  return { kind: 'connection', label: label as SecretLabel, key: random, secret: value };
}

/** A master secret has 48 bytes, a traffic secret as many as its hash: SHA-256 or SHA-384. */
function isSecretOf(label: string, { length }: Uint8Array): boolean {
  return length === 48 || (length === 32 && label !== 'CLIENT_RANDOM');
}

/** A master secret by session id, or a premaster secret by how it begins when sealed. */
function rsaLine(key: string, secret: string): KeyLogLine | 'malformed' {
  if (!key.startsWith(sessionId)) {
    const [sealed, premaster] = [bytesOf(key, sealedPrefix), bytesOf(secret, 48)];
    return sealed && premaster ? { kind: 'premaster', key: sealed, secret: premaster } : 'malformed';
  }
  const name = bytesOf(key.slice(sessionId.length));
  const value = secret.startsWith(masterKey) ? bytesOf(secret.slice(masterKey.length), 48) : undefined;
  return name && value ? { kind: 'session', key: name, secret: value } : 'malformed';
}

/** Undefined when it is not hex, or not of that many bytes. */
function bytesOf(hex: string, length = hex.length / 2): Uint8Array | undefined {
  if (hex.length === 0 || hex.length !== length * 2) return undefined;
  const bytes = Buffer.from(hex, 'hex');
  return bytes.length === length ? bytes : undefined;
}

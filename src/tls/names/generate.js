/* Writes the tables beside it from the .txt files: `node src/tls/names/generate.js`. A test holds both in step. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = import.meta.dirname;
const plainTables = {
  'alerts': 'alertNames',
  'extensions': 'extensionNames',
  'groups': 'groupNames',
  'handshake-types': 'handshakeTypeNames',
  'signature-schemes': 'signatureSchemeNames',
  'versions': 'versionNames',
};

/** File name → text of every generated table. */
export function generate() {
  const files = {};
  for (const [table, constant] of Object.entries(plainTables)) files[`${table}.ts`] = plainTable(table, constant);
  files['cipher-suites.ts'] = cipherSuiteTable();
  return files;
}

function plainTable(table, constant) {
  const rows = rowsOf(table).map(([code, name]) => `  ${code}: '${name}',`);
  return `${head(table)}export const ${constant}: Readonly<Record<number, string>> = {\n${rows.join('\n')}\n};\n`;
}

function cipherSuiteTable() {
  const rows = rowsOf('cipher-suites').map(
    ([code, name]) => `  [${code}, '${name}', ${cipherSuiteParts(name).map((part) => `'${part}'`).join(', ')}],`,
  );
  const type = "import type { CipherSuiteRow } from './cipher-suite.js';\n\n";
  return `${head('cipher-suites')}${type}export const cipherSuiteRows: readonly CipherSuiteRow[] = [\n${rows.join('\n')}\n];\n`;
}

function head(table) {
  return `/* Generated from ${table}.txt by generate.js: change that, not this. */\n`;
}

/** Lines are `code name # remark`. Codes are kept as written, hex where they read better so. */
function rowsOf(table) {
  const lines = readFileSync(join(folder, `${table}.txt`), 'utf8').split('\n');
  return lines
    .map((line) => /^(\S+) ([^#]*[^# ])/.exec(line.startsWith('#') ? '' : line))
    .filter((match) => match !== null)
    .map((match) => [match[1], match[2]]);
}

/** Key exchange, authentication, mode and hash, as the suite's own name tells them (RFC 5246 appendix C, RFC 8446 §B.4). */
export function cipherSuiteParts(name) {
  if (name.endsWith('_SCSV')) return ['none', 'none', 'none', 'none'];
  const match = /^(?:(?:TLS|SSL)_)?(.+?)_WITH_(.+)$/.exec(name);
  if (!match) return [...gmOrTls13(name), modeOf(name), hashOf(name)];
  return [...keyExchangeOf(match[1].replace(/_?EXPORT(1024)?|_FIPS/, '')), modeOf(match[2]), hashOf(match[2])];
}

function gmOrTls13(name) {
  const gm = /^(ECDHE|ECC|IBSDH|IBC|RSA)_SM/.exec(name);
  if (!gm) return ['any', 'any'];
  return [gm[1] === 'ECDHE' ? 'ecdhe' : gm[1] === 'RSA' ? 'rsa' : 'other', gm[1] === 'RSA' ? 'rsa' : 'other'];
}

function keyExchangeOf(words) {
  if (words === 'RSA') return ['rsa', 'rsa'];
  if (words === 'PSK_DHE') return ['dhe', 'psk'];
  if (words.startsWith('SRP_')) return ['srp', authenticationOf(words.slice('SRP_SHA_'.length) || 'SRP')];
  const match = /^(ECDHE|ECDH|DHE|DH|RSA|PSK|KRB5)(?:_(.+))?$/.exec(words);
  if (!match) return ['other', 'other'];
  return [match[1].toLowerCase(), authenticationOf(match[2] ?? match[1])];
}

function authenticationOf(word) {
  const known = { RSA: 'rsa', ECDSA: 'ecdsa', DSS: 'dss', anon: 'anon', PSK: 'psk', KRB5: 'krb5', SRP: 'srp' };
  return known[word] ?? 'other';
}

function modeOf(cipher) {
  if (/NULL/.test(cipher) || /^TLS_SHA/.test(cipher)) return 'null';
  if (/GCM|CCM|POLY1305|MGM|AEGIS/.test(cipher)) return 'aead';
  return /CBC/.test(cipher) ? 'cbc' : 'stream';
}

function hashOf(cipher) {
  const match = /(SHA512|SHA384|SHA256|SHA1|SHA|MD5|SM3)$/.exec(cipher);
  const names = { SHA512: 'SHA-512', SHA384: 'SHA-384', SHA256: 'SHA-256', SHA1: 'SHA-1', SHA: 'SHA-1', MD5: 'MD5', SM3: 'SM3' };
  // RFC 6655 §3 and RFC 7905 §2: where the name has no hash, the PRF's is SHA-256.
  if (!match) return /CCM|POLY1305/.test(cipher) ? 'SHA-256' : 'none';
  return names[match[1]];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [file, text] of Object.entries(generate())) writeFileSync(join(folder, file), text);
}

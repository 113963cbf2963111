// Certificates as a company's own certification authority makes them: a root, an issuing CA, a leaf.
import { copyFileSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './processes.js';

const DAY = 86_400_000;
const KEY_KINDS = {
  ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'rsa-1024': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  'rsa-pss': ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'ec-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['-algorithm', 'ED25519'],
};
const ROOT_SUBJECT = '/O=Example Corp/CN=Example Corp Internal Root CA 2026';
const ISSUING_SUBJECT = '/O=Example Corp/CN=Example Corp Issuing CA G2';
const CA_EXTENSIONS = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n'
  + 'subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n';

/** A certificate with its key, as files in the recording's folder: NAME.pem and NAME.key. */
export class Certificate {
  constructor(folder, name) {
    this.folder = folder;
    this.name = name;
  }

  get pem() { return `${this.name}.pem`; }

  get key() { return `${this.name}.key`; }

  text() { return readFileSync(join(this.folder, this.pem), 'utf8'); }
}

/** A self-signed root, valid from 200 days ago for ten years. */
export function makeRoot(folder, { name = 'root', subject = ROOT_SUBJECT, kind = 'ec' } = {}) {
  return makeCertificate(folder, { name, subject, kind, extensions: CA_EXTENSIONS, fromDays: -200, toDays: 3450 });
}

/** An issuing CA below `root`. */
export function makeIntermediate(folder, root, { kind = 'ec', subject = ISSUING_SUBJECT } = {}) {
  return makeCertificate(folder, {
    name: 'issuing',
    subject,
    kind,
    issuer: root,
    extensions: CA_EXTENSIONS,
    fromDays: -190,
    toDays: 1635,
  });
}

/**
 * A certificate for a server, or with `usage: 'clientAuth'` for a client.
 * Without an issuer it signs itself. `fromDays` and `toDays` count from now; `extra` are more lines of extensions.
 */
export function makeLeaf(folder, { name = 'server', host = 'api.example.com', hosts = [host], issuer, kind = 'ec',
  fromDays = -30, toDays = 60, usage = 'serverAuth', subject = `/CN=${host}`, digest, extra = '' } = {}) {
  const names = hosts.map((one) => `DNS:${one}`).join(',');
  const extensions = 'basicConstraints=critical,CA:FALSE\n'
    + `keyUsage=critical,digitalSignature${kind.startsWith('rsa') ? ',keyEncipherment' : ''}\nextendedKeyUsage=${usage}\n`
    + (usage === 'serverAuth' ? `subjectAltName=${names}\n` : '')
    + (issuer ? 'authorityInfoAccess=caIssuers;URI:http://pki.example.com/issuing-g2.crt\n' : '')
    + `subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n${extra}`;
  return makeCertificate(folder, { name, subject, kind, issuer, extensions, fromDays, toDays, digest });
}

/** Writes the certificates one after another into FILE, as servers want their chain. */
export function writeChain(folder, file, ...certificates) {
  writeFileSync(join(folder, file), certificates.map((certificate) => certificate.text()).join(''));
  return file;
}

/** Any certificate, odd ones too: `extensions` as in an OpenSSL configuration; with `key`, another one's key is used again. */
export function makeCertificate(folder, { name, subject, kind = 'ec', issuer, extensions, fromDays = -30, toDays = 60,
  digest = 'sha256', key }) {
  const path = (suffix) => join(folder, name + suffix);
  if (key) copyFileSync(join(folder, key), path('.key'));
  else must('openssl', 'genpkey', ...KEY_KINDS[kind], '-out', path('.key'));
  must('openssl', 'req', '-new', '-key', path('.key'), '-subj', subject, '-out', path('.csr'));
  writeFileSync(path('.ext'), extensions);
  const signer = issuer
    ? ['-CA', join(folder, issuer.pem), '-CAkey', join(folder, issuer.key)]
    : ['-signkey', path('.key')];
  must('env', 'TZ=UTC', 'faketime', '-f', startOf(fromDays), 'openssl', 'x509', '-req', `-${digest}`,
    '-in', path('.csr'), '-extfile', path('.ext'), '-out', path('.pem'), ...signer,
    '-set_serial', `0x${randomSerial()}`, '-days', String(toDays - fromDays));
  return new Certificate(folder, name);
}

/** The first second of the day that lies `days` from now, in the form of libfaketime. */
export function startOf(days) {
  const date = new Date(Date.now() + days * DAY);
  return `${date.toISOString().slice(0, 10)} 00:00:00`;
}

function randomSerial() {
  return `4${must('openssl', 'rand', '-hex', '15').trim()}`;
}

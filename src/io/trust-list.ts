import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mozillaTrustList, type TrustList, trustListFromFiles } from '../x509/trust.js';
import { inputError, InputError } from './input-error.js';

/** Where systems keep the one file with all their roots, as OpenSSL, Go and curl look for it. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
  '/usr/local/share/certs/ca-root-nss.crt',
] as const;

/** `mozilla`, `system`, or a file or folder of certificates (PEM or DER). Throws InputError where there is nothing to read. */
export function openTrustList(which: string): TrustList {
  if (which === 'mozilla') return mozillaTrustList(process.version);
  return fromPath(which === 'system' ? systemBundle() : which);
}

/** The system's bundle, or an InputError that says where it was looked for. */
export function systemBundle(): string {
  const found = [process.env.SSL_CERT_FILE, ...SYSTEM_BUNDLES].find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found !== undefined) return found;
  throw new InputError(`this system has no trust list at ${SYSTEM_BUNDLES.join(', ')}; name one with --trust FILE`);
}

function fromPath(path: string): TrustList {
  const files = read(path, () => (statSync(path).isDirectory() ? filesIn(path) : [readFileSync(path)]));
  const list = trustListFromFiles(files, path);
  if (list.size === 0) throw new InputError(`cannot trust ${path}: there is no certificate in it`);
  return list;
}

/** Folders of roots hold links by hash beside the files: the list drops second copies. */
function filesIn(folder: string): Buffer[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && statSync(path).isFile())
    .map((path) => readFileSync(path));
}

function read<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw inputError(path, error);
  }
}

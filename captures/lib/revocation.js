// What Example Corp's issuing CA says about its certificates: by OCSP, and by a list (CRL). `openssl ca` keeps the books.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOf } from './authority.js';

const CONFIG = `[ca]
default_ca = issuing
[issuing]
database = index.txt
crlnumber = crlnumber
certificate = issuing.pem
private_key = issuing.key
default_md = sha256
default_crl_days = 7
`;

/** Opens the books of the issuing CA in the folder where the programs run. */
export function openBooks(scene) {
  const files = { 'ca.cnf': CONFIG, 'index.txt': '', 'index.txt.attr': 'unique_subject = no\n', crlnumber: '01\n' };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(scene.work, name), text);
}

/** Writes a certificate into them; one that is not there is unknown to the CA. */
export function enter(scene, certificate) {
  return ca(scene, '-valid', certificate.pem);
}

/** Takes it back. */
export function revoke(scene, certificate) {
  return ca(scene, '-revoke', certificate.pem, '-crl_reason', 'keyCompromise');
}

/** crl.pem: what is revoked by now. */
export function writeList(scene) {
  return ca(scene, '-gencrl', '-out', 'crl.pem');
}

/**
 * The CA's answer about a certificate, as FILE in DER. `day` counts from now and is when it was made; it is good for a
 * week. `signer` is who signs it, the issuing CA if nobody else.
 */
export function writeAnswer(scene, file, certificate, { day = 0, signer = 'issuing' } = {}) {
  const then = day === 0 ? [] : ['env', 'TZ=UTC', 'faketime', '-f', startOf(day)];
  return scene.prepare([...then, 'openssl', 'ocsp', '-index', 'index.txt', '-CA', 'issuing.pem', '-issuer', 'issuing.pem',
    '-rsigner', `${signer}.pem`, '-rkey', `${signer}.key`, '-cert', certificate.pem, '-ndays', '7', '-respout', file,
    '-noverify', '-no_nonce']);
}

/** What a responder says that is out of order: OCSPResponse with responseStatus tryLater (RFC 6960 §4.2.1). */
export function writeTryLater(scene, file) {
  writeFileSync(join(scene.work, file), Buffer.from('30030a0103', 'hex'));
}

function ca(scene, ...words) {
  return scene.prepare(['openssl', 'ca', '-config', 'ca.cnf', '-batch', ...words]);
}


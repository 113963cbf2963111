// Certificate chains made by openssl when the captures are made: a root, its intermediates, many servers.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KEYS = { rsa: ['-newkey', 'rsa:2048'], ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] };

/** `{ rsa, ec }`, each a list of `{ name, chain }`: a chain for each host name, leaf first, in DER. */
export function chains(names) {
  const folder = mkdtempSync(join(tmpdir(), 'tlswhy-bench-'));
  try {
    return { rsa: family(folder, 'rsa', names), ec: family(folder, 'ec', names) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function family(folder, type, names) {
  const issue = issuer(folder, type);
  issue('root', { subject: '/O=Example Company/CN=Example Company Root', isAuthority: true });
  const authorities = [1, 2, 3].map((number) => {
    const subject = `/C=NL/O=Example Company/OU=Platform/CN=Example Company Issuing ${number}`;
    return { id: `issuing-${number}`, der: issue(`issuing-${number}`, { subject, by: 'root', isAuthority: true }) };
  });
  return names.map((name, index) => {
    const by = authorities[index % authorities.length];
    return { name, chain: [issue(name, { subject: `/CN=${name}`, by: by.id, names: [name, `www.${name}`] }), by.der] };
  });
}

function issuer(folder, type) {
  return (id, { subject, by, names, isAuthority }) => {
    const path = (what) => join(folder, `${type}-${id}.${what}`);
    const signer = (what) => join(folder, `${type}-${by}.${what}`);
    writeFileSync(path('cnf'), extensions(isAuthority, names));
    const request = ['req', '-new', ...KEYS[type], '-nodes', '-subj', subject, '-keyout', path('key'), '-out', path('csr')];
    const signed = by ? ['-CA', signer('pem'), '-CAkey', signer('key')] : ['-signkey', path('key')];
    openssl(...request);
    openssl('x509', '-req', '-in', path('csr'), ...signed, '-days', '397', '-extfile', path('cnf'), '-out', path('pem'));
    openssl('x509', '-in', path('pem'), '-outform', 'DER', '-out', path('der'));
    return readFileSync(path('der'));
  };
}

function extensions(isAuthority, names = []) {
  if (isAuthority) return 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n';
  return [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature,keyEncipherment',
    'extendedKeyUsage=serverAuth,clientAuth',
    'subjectKeyIdentifier=hash',
    'authorityKeyIdentifier=keyid',
    'authorityInfoAccess=OCSP;URI:http://ocsp.example.com/,caIssuers;URI:http://pki.example.com/issuing.crt',
    `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`,
    '',
  ].join('\n');
}

function openssl(...args) {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

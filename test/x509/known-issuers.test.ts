import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { knownIssuer } from '../../src/x509/known-issuers.js';
import { certificatesFromPem } from '../../src/x509/pem.js';

describe('knownIssuer', () => {
  it.each([
    ['C=US, O=Zscaler Inc., CN=Zscaler Intermediate Root CA (zscaler.net)', 'Zscaler', 'interception'],
    ['CN=FG100ETK18000000, O=Fortinet, OU=Certificate Authority', 'Fortinet FortiGate', 'interception'],
    ['CN=ca.acme.goskope.com, O=Acme', 'Netskope', 'interception'],
    ['CN=mitmproxy, O=mitmproxy', 'mitmproxy', 'debugging-proxy'],
    ['CN=Charles Proxy CA (1 Jan 2024, host), O=XK72 Ltd', 'Charles', 'debugging-proxy'],
    ['O=Superfish, Inc., CN=Superfish, Inc.', 'Superfish', 'adware'],
    ['CN=eDellRoot', 'Dell eDellRoot', 'adware'],
    ['O=mkcert development CA, OU=me@host, CN=mkcert me@host', 'mkcert', 'development'],
    ["C=US, O=(STAGING) Let's Encrypt, CN=(STAGING) Artificial Apricot R3", "Let's Encrypt staging", 'staging'],
    ['O=AO Kaspersky Lab, CN=Kaspersky Anti-Virus Personal Root Certificate', 'Kaspersky', 'antivirus'],
    ['CN=localhost', 'localhost', 'development'],
    ['CN=kubernetes', 'Kubernetes', 'private-pki'],
  ])('knows %s', (issuer, name, kind) => {
    expect(knownIssuer(issuer)).toEqual({ name, kind });
  });

  it('takes none of the public roots for one of these', () => {
    const roots = rootCertificates.flatMap(certificatesFromPem);
    expect(roots.filter(({ subject }) => knownIssuer(subject))).toEqual([]);
  });

  it.each(["C=US, O=Let's Encrypt, CN=R3", 'CN=Example Root R1, O=Example', ''])('does not know %j', (issuer) => {
    expect(knownIssuer(issuer)).toBeUndefined();
  });
});

import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoSeconds } from '../../src/x509/asn1-time.js';
import { Certificate } from '../../src/x509/certificate.js';
import { certificatesFromPem } from '../../src/x509/pem.js';
import { fixture, fixtureNames } from './fixtures.js';

const fixtures = fixtureNames().map(fixture);
const roots = rootCertificates.flatMap(certificatesFromPem);

/** `C=DE\nO=Comma\, Inc` of node:crypto as our line. */
function subjectLine(text: string): string {
  return text.split('\n').map((rdn) => rdn.replaceAll(' + ', '+')).join(', ');
}

function nodeNames(other: X509Certificate): string[] {
  const entries = other.subjectAltName?.split(', ') ?? [];
  const hosts = entries.filter((entry) => /^(DNS|IP Address):/.test(entry));
  return hosts.map((entry) => entry.replace(/^[^:]*:/, '').toLowerCase());
}

/** node:crypto leaves the zero groups of an address in. */
function comparable(name: string): string {
  return name.includes(':') ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name.toLowerCase();
}

describe('Certificate beside node:crypto', () => {
  const all = [...fixtures, ...roots];

  it.each(all.map((certificate) => [certificate.subject, certificate]))('reads %s alike', (_, ours) => {
    const theirs = new X509Certificate(ours.der);
    const { publicKeyInfo: key } = ours;
    const details = theirs.publicKey.asymmetricKeyDetails;
    expect(ours.problem).toBeUndefined();
    expect(ours.serial).toBe(theirs.serialNumber.toLowerCase().padStart(2, '0'));
    expect(ours.notBefore).toBe(isoSeconds(Date.parse(theirs.validFrom)));
    expect(ours.notAfter).toBe(isoSeconds(Date.parse(theirs.validTo)));
    expect(ours.sha256).toBe(theirs.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(ours.isCa).toBe(theirs.ca);
    expect(key.type).toBe(theirs.publicKey.asymmetricKeyType);
    expect(key.curve).toBe(details?.namedCurve);
    if (details?.modulusLength) expect(key.bits).toBe(details.modulusLength);
    expect(ours.names.map(comparable)).toEqual(nodeNames(theirs).map(comparable));
    expect(ours.isSelfSigned).toBe(theirs.checkIssued(theirs) && theirs.verify(theirs.publicKey));
    expect(ours.publicKey?.equals(theirs.publicKey)).toBe(true);
  });

  it.each(roots.map((root) => [root.subject, root]))('names %s alike', (subject, root) => {
    expect(subject).toBe(subjectLine(new X509Certificate(root.der).subject));
  });
});

describe('Certificate', () => {
  it('says everything about a leaf that rules ask for', () => {
    const leaf = fixture('leaf');
    expect(leaf.subject).toBe('C=DE, O=Example, CN=api.example.com');
    expect(leaf.issuer).toBe('C=DE, O=Example, CN=Example Intermediate 1');
    expect(leaf.issuerLabel).toBe('Example Intermediate 1');
    expect(leaf.names).toEqual(['api.example.com', 'www.example.com']);
    expect(leaf.notBefore).toBe('2024-01-01T00:00:00Z');
    expect(leaf.notAfter).toBe('2024-03-31T00:00:00Z');
    expect(leaf.publicKeyInfo).toEqual({ type: 'rsa', bits: 2048 });
    expect(leaf.signatureAlgorithm).toMatchObject({ name: 'ecdsa-with-SHA256', hash: 'sha256' });
    expect(leaf.extensions).toMatchObject({
      basicConstraints: { ca: false },
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: ['serverAuth'],
      caIssuers: ['http://pki.example.com/intermediate-1.crt'],
      ocsp: ['http://ocsp.example.com/'],
      authorityKeyId: { keyId: fixture('intermediate').extensions.subjectKeyId },
    });
    expect(leaf.extensions.subjectAltNames).toContainEqual({ type: 'email', value: 'ops@example.com' });
    expect(leaf.extensions.subjectAltNames).toContainEqual({ type: 'uri', value: 'https://example.com/' });
    expect(leaf.mustStaple).toBe(false);
  });

  it('reads constraints, staple duty and key identifiers', () => {
    expect(fixture('intermediate').extensions.basicConstraints).toEqual({ ca: true, pathLength: 0 });
    expect(fixture('intermediate').extensions.keyUsage).toEqual(['keyCertSign', 'cRLSign']);
    expect(fixture('leaf-must-staple').mustStaple).toBe(true);
    expect(fixture('leaf-must-staple').extensions.unknownCritical).toEqual(['1.2.3.4.5.6']);
    expect(fixture('leaf-private').extensions.authorityKeyId?.issuer).toBe(fixture('root-ec').subject);
    expect(fixture('intermediate-constrained').extensions.nameConstraints).toEqual({
      permitted: [{ type: 'dns', value: 'corp.example' }, { type: 'ip', value: '10.0.0.0/255.0.0.0' }],
      excluded: [{ type: 'dns', value: 'secret.corp.example' }],
    });
    expect(fixture('leaf-client').extensions.extendedKeyUsage).toEqual(['clientAuth', '1.2.3.4.5']);
  });

  it('escapes what RFC 4514 wants escaped, and keeps other scripts', () => {
    const { subject } = fixture('leaf-client');
    expect(subject).toContain('serialNumber=0042+CN=robot-7');
    expect(subject).toContain('O=Comma\\, Quote \\" and #');
    expect(subject).toContain('OU=\\ spaced\\ , OU=Größe λ 漢');
  });

  it('names signatures as OpenSSL does', () => {
    const named = (name: string) => fixture(name).signatureAlgorithm;
    expect(named('intermediate').name).toBe('sha256WithRSAEncryption');
    expect(named('leaf-sha1')).toMatchObject({ name: 'sha1WithRSAEncryption', hash: 'sha1' });
    expect(named('leaf-md5')).toMatchObject({ name: 'md5WithRSAEncryption', hash: 'md5' });
    expect(named('leaf-client')).toMatchObject({ name: 'rsassaPss', hash: 'sha256' });
    expect(named('leaf-ed25519')).toMatchObject({ name: 'ED25519', hash: undefined });
  });

  it('checks a signature against the key of whoever is said to have made it', () => {
    expect(fixture('leaf').signedBy(fixture('intermediate'))).toBe('good');
    expect(fixture('leaf-md5').signedBy(fixture('root-rsa'))).toBe('good');
    expect(fixture('leaf-ed25519').signedBy(fixture('root-ed25519'))).toBe('good');
    expect(fixture('leaf-client').signedBy(fixture('root-rsa'))).toBe('good');
    expect(fixture('intermediate').signedBy(fixture('root-impostor'))).toBe('bad');
  });

  it('does not call a signature bad that it cannot check', () => {
    const bytes = Buffer.from(fixture('intermediate').der);
    const oid = Buffer.from('2a864886f70d01010b', 'hex');
    bytes[bytes.lastIndexOf(oid) + oid.length - 1] = 2;
    const certificate = new Certificate(bytes);
    expect(certificate.signature).toBe('md2WithRSAEncryption');
    expect(certificate.signedBy(fixture('root-rsa'))).toBe('unknown');
  });
});

describe('Certificate of broken bytes', () => {
  const { der } = fixture('leaf');

  it('is a value with a problem wherever it is cut', () => {
    for (let length = 0; length < der.length; length++) {
      const cut = new Certificate(der.subarray(0, length));
      expect(cut.problem?.message).toMatch(/^Certificate.*expected/);
      expect(cut.subject).toBe('');
      expect(cut.validity.to).toBeNaN();
      expect(cut.publicKey).toBeUndefined();
      expect(cut.signedBy(cut)).toBe('unknown');
    }
  });

  it('notices bytes behind the end and still reads what stands before them', () => {
    const long = new Certificate(Buffer.concat([der, Buffer.from([0, 0])]));
    expect(long.problem?.message).toBe(
      `Certificate: expected its end, got 2 more bytes (bytes ${der.length} to ${der.length + 2})`,
    );
    expect(long.subject).toBe(fixture('leaf').subject);
  });

  it('loses only the extension that is broken', () => {
    const bytes = Buffer.from(der);
    const names = bytes.indexOf(Buffer.from('551d11', 'hex'));
    bytes[bytes.indexOf(0x30, names + 3)] = 0x31;
    const certificate = new Certificate(bytes);
    expect(certificate.names).toEqual([]);
    expect(certificate.problem?.message).toContain('2.5.29.17');
    expect(certificate.extensions.extendedKeyUsage).toEqual(['serverAuth']);
  });

  it('reads anything without throwing, hanging or growing', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { maxLength: 8 }).map((changes) => {
        const changed = Buffer.from(der);
        for (const [at, byte] of changes) changed[at] = byte;
        return changed;
      }),
    );
    fc.assert(fc.property(bytes, (input) => {
      const certificate = new Certificate(input);
      void [certificate.problem, certificate.names, certificate.serial, certificate.isSelfSigned, certificate.sha256];
      expect(certificate.subject.length + certificate.issuer.length).toBeLessThan(10_000);
    }), { numRuns: 2000 });
  });

  it('says the length of a huge claim without allocating for it', () => {
    const claim = new Certificate(Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x30));
    expect(claim.problem?.message).toContain('expected 4294967295 bytes, got 1');
  });
});

import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/bytes/instant.js';
import { Certificate } from '../../src/x509/certificate.js';
import { buildPath, type PathResult } from '../../src/x509/chain.js';
import { mozillaTrustList, type TrustList } from '../../src/x509/trust.js';
import { fixture, trusting } from './fixtures.js';

const IN_DATE = Date.UTC(2024, 1, 1);
const mozilla = mozillaTrustList();

function path(names: string[], trust: TrustList, at: number = IN_DATE) {
  return pathOf(names.map(fixture), trust, at);
}

function pathOf(sent: Certificate[], trust: TrustList, at: Instant | number = IN_DATE): PathResult {
  const result = buildPath(sent, trust, at);
  if (!result) throw new Error('no certificate was sent');
  return result;
}

const subjects = (certificates: readonly Certificate[]) => certificates.map((certificate) => certificate.subjectLabel);

describe('buildPath', () => {
  it('leads from the leaf over what was sent to the trusted root', () => {
    const result = path(['leaf', 'intermediate'], trusting('root-rsa', 'root-ec'));
    expect(subjects(result.path)).toEqual(['api.example.com', 'Example Intermediate 1', 'Example Root R1']);
    expect(result).toMatchObject({
      trusted: true, selfSigned: false, missingIntermediate: false, rootIncluded: false, wrongOrder: false,
      extra: [], duplicates: [], expired: [], notYetValid: [], unverified: [], violations: [], sent: 2,
    });
    expect(result.anchor?.subjectLabel).toBe('Example Root R1');
    expect(result.missingIssuer).toBeUndefined();
  });

  it('names the issuer that was not sent, and sees an intermediate in it', () => {
    const result = path(['leaf'], trusting('root-rsa'));
    expect(result).toMatchObject({
      trusted: false,
      missingIssuer: 'C=DE, O=Example, CN=Example Intermediate 1',
      missingIntermediate: true,
      intermediateSigns: ['ca-issuers', 'organization', 'name'],
      caIssuers: ['http://pki.example.com/intermediate-1.crt'],
    });
  });

  it('does not take a private root for a missing intermediate', () => {
    expect(path(['leaf-private'], mozilla)).toMatchObject({
      trusted: false,
      missingIssuer: 'C=DE, O=Example, CN=Example Root E1',
      missingIntermediate: false,
      issuerIsRoot: true,
    });
    expect(path(['leaf', 'intermediate'], mozilla)).toMatchObject({
      trusted: false, missingIssuer: 'C=DE, O=Example, CN=Example Root R1', missingIntermediate: false,
      caIssuers: ['http://pki.example.com/root-r1.crt'],
    });
  });

  it('knows a self-signed leaf, trusted or not', () => {
    expect(path(['self-signed'], mozilla)).toMatchObject({
      selfSigned: true, endsSelfIssued: true, trusted: false, rootIncluded: false,
    });
    expect(path(['self-signed'], mozilla).missingIssuer).toBeUndefined();
    expect(path(['self-signed'], trusting('self-signed'))).toMatchObject({ selfSigned: true, trusted: true });
  });

  it('sees a private root that was sent', () => {
    const result = path(['leaf', 'intermediate', 'root-rsa'], mozilla);
    expect(result).toMatchObject({ trusted: false, rootIncluded: true, endsSelfIssued: true, wrongOrder: false });
    expect(result.path).toHaveLength(3);
    expect(result.missingIssuer).toBeUndefined();
  });

  it('finds its way in any order, and says that the order is wrong', () => {
    const trust = trusting('root-rsa');
    expect(path(['leaf', 'root-rsa', 'intermediate'], trust)).toMatchObject({ trusted: true, wrongOrder: true });
    expect(path(['leaf', 'intermediate', 'root-rsa'], trust)).toMatchObject({ trusted: true, wrongOrder: false });
    expect(path(['intermediate', 'leaf'], trust)).toMatchObject({ wrongOrder: true });
  });

  it('lists what does not belong and what was sent twice', () => {
    const result = path(['leaf', 'root-ec', 'intermediate', 'intermediate'], trusting('root-rsa'));
    expect(subjects(result.extra)).toEqual(['Example Root E1']);
    expect(subjects(result.duplicates)).toEqual(['Example Intermediate 1']);
    expect(result).toMatchObject({ trusted: true, wrongOrder: false, sent: 4 });
  });

  it('prefers the way that is in date where an intermediate is cross-signed', () => {
    const result = path(['leaf', 'intermediate-cross', 'intermediate'], trusting('root-expired', 'root-rsa'));
    expect(result.anchor?.subjectLabel).toBe('Example Root R1');
    expect(result.expired).toEqual([]);
    const old = path(['leaf', 'intermediate-cross'], trusting('root-expired'));
    expect(old.trusted).toBe(true);
    expect(subjects(old.expired)).toEqual(['Example Root Old']);
  });

  it('judges dates by the time asked about, and not at all without one', () => {
    const trust = trusting('root-rsa', 'root-ec');
    const later = { seconds: Date.UTC(2024, 3, 1) / 1000, nanos: 0 };
    const result = pathOf([fixture('leaf'), fixture('intermediate')], trust, later);
    expect(subjects(result.expired)).toEqual(['api.example.com']);
    expect(subjects(path(['leaf-future'], trust).notYetValid)).toEqual(['future.example.com']);
    expect(path(['leaf-future'], trust, NaN)).toMatchObject({ trusted: true, notYetValid: [], expired: [] });
  });

  it('tells a root of the same name whose key did not sign', () => {
    const result = path(['leaf', 'intermediate'], trusting('root-impostor'));
    expect(result.trusted).toBe(false);
    expect(subjects(result.namesakes)).toEqual(['Example Root R1']);
    expect(result.badSignature?.certificate.subjectLabel).toBe('Example Intermediate 1');
    expect(result.badSignature?.issuer.sha256).toBe(fixture('root-impostor').sha256);
    expect(result.missingIssuer).toBeUndefined();
  });

  it('says which issuer may not do what it does', () => {
    const kinds = (names: string[], ...roots: string[]) =>
      path(names, trusting(...roots)).violations.map(({ kind, note }) => `${kind}: ${note}`);
    expect(kinds(['leaf-by-leaf', 'leaf', 'intermediate'], 'root-rsa')).toEqual([
      'not-a-ca: is no CA (basicConstraints CA:FALSE)',
      'may-not-sign: may not sign certificates (keyUsage digitalSignature)',
      'path-too-long: allows 0 CAs below it, and there are 1',
    ]);
    expect(kinds(['leaf-below', 'intermediate-below', 'intermediate'], 'root-rsa')).toEqual([
      'path-too-long: allows 0 CAs below it, and there are 1',
    ]);
    expect(kinds(['leaf-constrained', 'intermediate-constrained'], 'root-ec')).toEqual([
      'name-not-permitted: permits only corp.example, not api.example.com',
      'name-excluded: excludes secret.corp.example, and so a.secret.corp.example',
    ]);
  });

  it('makes a result of a certificate that cannot be read', () => {
    const broken = new Certificate(Uint8Array.of(0x30, 0x80));
    expect(pathOf([broken, broken], mozilla)).toMatchObject({
      trusted: false, selfSigned: false, missingIntermediate: false, path: [broken], duplicates: [broken],
    });
  });

  it('has nothing to say of an empty message', () => {
    expect(buildPath([], mozilla, IN_DATE)).toBeUndefined();
  });

  it('ends in bounded time on a web of certificates that all name each other', () => {
    const web = Array.from({ length: 64 }, (_, serial) => withSerial(fixture('intermediate-cross'), serial));
    expect(pathOf([fixture('leaf'), ...web], trusting('root-rsa')).trusted).toBe(false);
  });
});

/** The same certificate with its serial number, and so its signature, spoilt. */
function withSerial({ der }: Certificate, serial: number): Certificate {
  const bytes = Buffer.from(der);
  bytes[20] = serial;
  return new Certificate(bytes);
}

import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { certificatesFromPem } from '../../src/x509/pem.js';
import { mozillaTrustList, trustListFromFiles, trustListFromPem } from '../../src/x509/trust.js';
import { fixture, fixturePem, trusting } from './fixtures.js';

describe('TrustList', () => {
  it('holds every root of Mozilla that Node brings', () => {
    const list = mozillaTrustList('v20.20.2');
    expect(list.label).toBe("Mozilla's list in Node 20.20");
    expect(list.size).toBe(rootCertificates.length);
    const [root] = rootCertificates.flatMap(certificatesFromPem);
    expect(list.contains(root)).toBe(true);
    expect(list.rootsNamed(root.issuerName)).toHaveLength(1);
    expect(list.knowsOrganization(root.subjectName)).toBe(true);
    expect(list.contains(fixture('root-rsa'))).toBe(false);
  });

  it('tells a root from another of the same name', () => {
    const list = trusting('root-rsa');
    expect(list.contains(fixture('root-impostor'))).toBe(false);
    expect(list.rootsNamed(fixture('root-impostor').subjectName)).toEqual([expect.objectContaining({
      sha256: fixture('root-rsa').sha256,
    })]);
  });

  it('reads PEM with words between, DER, and neither', () => {
    const bundle = `# first\n${fixturePem('root-rsa')}\nsecond:\r\n${fixturePem('root-ec')}${fixturePem('root-ec')}`;
    expect(trustListFromPem([bundle], 'bundle').size).toBe(2);
    const files = [Buffer.from(bundle), fixture('root-ed25519').der, Buffer.from('nothing'), Buffer.of(0x30, 1)];
    expect(trustListFromFiles(files, 'folder').size).toBe(3);
  });
});

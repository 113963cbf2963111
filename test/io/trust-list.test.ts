import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, expect, it } from 'vitest';
import { openTrustList } from '../../src/io/trust-list.js';

const folder = mkdtempSync(join(tmpdir(), 'tlswhy-trust-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('knows the list inside Node', () => {
  expect(openTrustList('mozilla').size).toBe(rootCertificates.length);
});

it('reads a file of several certificates', () => {
  const path = join(folder, 'two.pem');
  writeFileSync(path, rootCertificates.slice(0, 2).join('\n'));
  expect(openTrustList(path).size).toBe(2);
});

it('reads a folder, each certificate once, links to nowhere left out', () => {
  const path = mkdtempSync(join(folder, 'certs-'));
  writeFileSync(join(path, 'one.pem'), rootCertificates[0]);
  writeFileSync(join(path, 'README'), 'no certificate');
  symlinkSync(join(path, 'one.pem'), join(path, '01234567.0'));
  symlinkSync(join(path, 'gone.pem'), join(path, '89abcdef.0'));
  expect(openTrustList(path).size).toBe(1);
});

it('says what it cannot use', () => {
  const path = join(folder, 'empty.pem');
  writeFileSync(path, 'nothing');
  expect(() => openTrustList(path)).toThrow('there is no certificate in it');
  expect(() => openTrustList(join(folder, 'nowhere.pem'))).toThrow('there is no such file');
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStaple } from '../../src/x509/staple.js';
import { corpusPath } from '../build/corpus.js';
import { storiesOfFile } from '../build/stories.js';
import { fixture, fixtureStaple } from './fixtures.js';

const corpus = corpusPath();

describe('an OCSP answer', () => {
  it('says that a certificate is good, for how long, and that a responder of its issuer says so', () => {
    const staple = readStaple(fixtureStaple('good'));
    const [answer] = staple?.responses ?? [];
    expect(answer).toMatchObject({ serial: fixture('leaf-ocsp').serial, status: 'good' });
    expect(new Date(answer.thisUpdate).toISOString()).toMatch(/^2026-11-22T/);
    expect((answer.nextUpdate ?? 0) - answer.thisUpdate).toBe(7 * 86_400_000);
    expect(staple?.certificates.map(({ commonName }) => commonName)).toEqual(['Example OCSP']);
    expect(staple?.signedBy(fixture('root-ocsp'))).toBe('good');
  });

  it('is of nobody else', () => {
    expect(readStaple(fixtureStaple('good'))?.signedBy(fixture('root-ec'))).toBe('bad');
  });

  it('says since when a certificate is revoked', () => {
    const [answer] = readStaple(fixtureStaple('revoked'))?.responses ?? [];
    expect(answer).toMatchObject({ status: 'revoked', revokedAt: Date.UTC(2026, 10, 1, 12) });
  });

  it('may be that the responder does not know, or has no answer now', () => {
    expect(readStaple(fixtureStaple('unknown'))?.responses[0].status).toBe('unknown');
    expect(readStaple(fixtureStaple('trylater'))).toMatchObject({ outcome: 'try later', responses: [] });
  });

  it('is none where the bytes are cut or are something else', () => {
    const whole = fixtureStaple('good');
    for (const length of [0, 1, 4, 20, 100, whole.length - 1]) expect(readStaple(whole.subarray(0, length))).toBeUndefined();
    expect(readStaple(fixture('leaf').der)).toBeUndefined();
  });

  it.skipIf(!corpus)('is read from real handshakes, with its signature', async () => {
    const checks: Record<string, unknown> = {};
    for (const name of ['ocsp-stapling', 'ocsp-stapling-digicert', 'ocsp-stapling-twimg']) {
      const { stories } = await storiesOfFile(join(corpus ?? '', `zeek/tls/${name}.pcap`));
      const { certificates, certificateStatus } = stories[0].server;
      const [leaf, issuer] = certificates?.value ?? [];
      const staple = certificateStatus && readStaple(certificateStatus.value.response);
      const answer = staple?.responses.find(({ serial }) => serial === leaf.serial);
      checks[name] = [answer?.status, staple?.signedBy(issuer)];
    }
    expect(checks).toMatchInlineSnapshot(`
      {
        "ocsp-stapling": [
          "good",
          "good",
        ],
        "ocsp-stapling-digicert": [
          "good",
          "good",
        ],
        "ocsp-stapling-twimg": [
          "good",
          "good",
        ],
      }
    `);
  });
});

import { describe, expect, it } from 'vitest';
import { analyseFiles } from '../../src/cli/pipeline.js';
import type { Told } from '../../src/report/document.js';
import { builtInRules } from '../../src/rules/rules.js';
import { mozillaTrustList } from '../../src/x509/trust.js';

async function tell(name: string): Promise<Told[]> {
  const all: Told[] = [];
  const path = new URL(`../../captures/${name}/capture.pcap`, import.meta.url).pathname;
  const settings = { trust: mozillaTrustList(), rules: builtInRules, all: false };
  await analyseFiles([path], settings, { told: (told) => all.push(told), warning: () => {}, end: () => {} });
  return all.sort((a, b) => a.connection.id - b.connection.id);
}

const [refusing, accepting] = await tell('python-no-trust-tls12');

describe('told', () => {
  it('names what was negotiated', () => {
    expect(accepting.connection).toMatchObject({
      sni: 'api.example.com', version: 'TLS 1.2', cipherSuite: 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', group: 'x25519',
      alpn: ['h2', 'http/1.1'], alpnSelected: 'http/1.1', resumed: false, status: 'ok', frames: [10, 24],
    });
  });

  it('gives the fingerprints as the tools do that made them known', () => {
    expect(accepting.connection).toMatchObject({
      ja3: '0149f47eabf9a20d0893e2a44e5a6323', ja4: 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6',
    });
  });

  it('lists messages with the frames that completed them', () => {
    expect(refusing.connection.messages.map(({ frame, from, type }) => [frame, from, type])).toEqual([
      [4, 'client', 'client_hello'], [6, 'server', 'server_hello'], [6, 'server', 'certificate'],
      [6, 'server', 'server_key_exchange'], [6, 'server', 'server_hello_done'],
    ]);
  });

  it('lists the alert, and the close_notify that only its record type tells', () => {
    expect(refusing.connection.alerts).toMatchObject([
      { frame: 8, from: 'client', level: 'fatal', description: 'unknown_ca', code: 48, encrypted: false, inferred: false },
    ]);
    expect(accepting.connection.alerts).toMatchObject([{ frame: 21, from: 'client', encrypted: true, inferred: false }]);
  });

  it('lists the certificates, leaf first', () => {
    const [leaf, issuer] = refusing.connection.certificates;
    expect(leaf).toMatchObject({ from: 'server', subject: 'CN=api.example.com', names: ['api.example.com'], keyType: 'ec', keyBits: 256 });
    expect(leaf.issuer).toBe(issuer.subject);
    expect(leaf.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('measures from the first packet and between messages, in order', () => {
    const { timings, tcp } = accepting.connection;
    expect(timings.tcpMs).toBe(tcp.handshakeMs);
    expect(timings.clientHelloToServerHelloMs).toBeLessThan(timings.handshakeMs ?? 0);
    expect(timings.handshakeMs).toBeLessThan(timings.firstByteMs ?? 0);
  });

  it('gives the timeline with rising times', () => {
    const { timeline } = refusing;
    expect(timeline[0]).toMatchObject({ frame: 1, sinceStartMs: 0, from: 'client', kind: 'tcp' });
    expect(timeline[0].deltaMs).toBeUndefined();
    const since = timeline.map((row) => row.sinceStartMs ?? NaN);
    expect(since).toEqual([...since].sort((a, b) => a - b));
    expect(timeline.at(-1)?.text).toContain('RST');
  });

  it('says of a finding which frames prove it', () => {
    const [root] = refusing.connection.findings;
    expect(root).toMatchObject({ rule: 'certificate/unknown-ca', rootCause: true, certainty: 'proven', blame: 'client' });
    expect(root.evidence.map(({ frame }) => frame)).toContain(8);
  });
});

import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConnectionReport } from '../src/report/document.js';
import { corpusPath } from './build/corpus.js';
import { analysed } from './build/reports.js';

/** Captures of the corpus in which something failed in truth: the root causes there, in order, and what happened. */
const failed: Readonly<Record<string, { readonly causes: readonly string[]; readonly because: string }>> = {
  'zeek/nmap-vsn.pcap': { causes: Array<string>(6).fill('tcp/refused'), because: 'a port scan knocks at closed ports' },
  'zeek/rfb/vnc-mac-to-linux.pcap': { causes: ['tcp/refused'], because: 'the first try finds no VNC server' },
  'zeek/tls/certificate-request-failed.pcap': {
    causes: ['client-auth/certificate-missing'],
    because: 'the server insists on a client certificate',
  },
  'zeek/tls/heartbleed-encrypted-success.pcap': { causes: ['protocol/heartbleed'], because: 'an exploit, and it works' },
  'zeek/tls/heartbleed-success.pcap': {
    causes: ['tcp/reset-during-handshake'],
    because: 'an exploit that sends heartbeats in the clear and goes away',
  },
  'zeek/tls/heartbleed.pcap': { causes: ['tcp/closed-during-handshake'], because: 'the same without success' },
  'zeek/tls/https-to-http.pcap': { causes: ['protocol/tls-to-plaintext-port'], because: 'TLS to a port of HTTP' },
  'zeek/tls/ssl-to-http-server.pcap': { causes: ['protocol/tls-to-plaintext-port'], because: 'TLS to a port of HTTP' },
  'zeek/tls/ssl-v2.pcap': { causes: ['negotiation/ssl-ancient'], because: 'SSL 2.0' },
  'zeek/tls/tls-1.2-handshake-failure.pcap': { causes: ['negotiation/no-shared-cipher'], because: 'one odd suite offered' },
  'zeek/tls/tls-1.2-protocol-error.pcap': {
    causes: ['protocol/tls-to-plaintext-port'],
    because: 'bytes that are not TLS come back',
  },
  'zeek/tls/tls13draft16-chrome55.0.2879.0-canary-aborted.pcap': {
    causes: Array<string>(2).fill('negotiation/no-shared-version'),
    because: 'two drafts of TLS 1.3 meet',
  },
  'zeek/tls/tls13draft16-ff52.a01-aborted.pcap': {
    causes: Array<string>(2).fill('negotiation/no-shared-version'),
    because: 'two drafts of TLS 1.3 meet',
  },
  'zeek/tls/tls13draft16-ff52.a01.pcap': { causes: ['certificate/unknown-ca'], because: 'the client says unknown_ca' },
  'ja4/badcurveball.pcap': { causes: ['certificate/unknown-ca'], because: 'a forged certificate (CVE-2020-0601)' },
  'ja4/ssh2.pcapng': {
    causes: ['tcp/syn-unanswered', ...Array<string>(10).fill('tcp/refused-by-icmp')],
    because: 'a machine that left its network and still asks for what was there',
  },
};

/** How it was ended, how long it took, what stands between: none of it is worth a word where all is well. */
const ofTheWay = /^(tcp|latency|middlebox|capture|early-data|resumption|incident)\//;

/** Captures of what we know to be well, with the warnings that are deserved. */
const warned: Readonly<Record<string, readonly string[]>> = {
  'zeek/globus-url-copy-bad-encoding.pcap': ['tcp/closed-after-handshake'],
  'zeek/globus-url-copy.pcap': ['tcp/closed-after-handshake'],
  'zeek/rdp/rdp-no-cookie-mstshash.pcap': ['tcp/closed-after-handshake'],
  'zeek/tls/ocsp-stapling.pcap': ['tcp/closed-after-handshake'],
  'zeek/tls/tls13draft16-chrome55.0.2879.0-canary.pcap': ['tcp/closed-after-handshake'],
};

const corpus = corpusPath();
const recorded = join(import.meta.dirname, '../captures');

describe.skipIf(!corpus)('over the open corpus', () => {
  const root = corpus ?? '';
  const captures = ['zeek', 'ja4'].flatMap((folder) => capturesBelow(root, folder));

  it.each(captures)('%s: fails where it failed, and is not nagged about its way', async (name) => {
    const connections = await told(join(root, name));
    expect(rootCauses(connections)).toEqual([...(failed[name]?.causes ?? [])].sort());
    expect(warnings(connections).filter((rule) => ofTheWay.test(rule))).toEqual(warned[name] ?? []);
  });
});

describe('over the healthy captures', () => {
  const captures = readdirSync(recorded).filter((name) => name.startsWith('healthy-'));

  it.each(captures)('%s: nothing fails and nothing is warned of', async (name) => {
    const connections = await told(join(recorded, name, 'capture.pcap'));
    expect(rootCauses(connections)).toEqual([]);
    expect(warnings(connections)).toEqual([]);
  });
});

async function told(path: string): Promise<ConnectionReport[]> {
  try {
    return (await analysed([path])).told.map(({ connection }) => connection);
  } catch {
    return []; // Not a capture that we read: other tests say so.
  }
}

/** What DNS says is another matter: a name that is not there fails nobody's TLS. */
function rootCauses(connections: readonly ConnectionReport[]): string[] {
  const roots = connections.flatMap(({ findings }) => findings.filter(({ rootCause }) => rootCause));
  return roots.map(({ rule }) => rule).filter((rule) => !rule.startsWith('dns/')).sort();
}

function warnings(connections: readonly ConnectionReport[]): string[] {
  const all = connections.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'warning'));
  return all.map(({ rule }) => rule).filter((rule) => !rule.startsWith('dns/'));
}

function capturesBelow(root: string, folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && /\.(pcap|pcapng|trace|cap)$/.test(file.name))
    .map((file) => relative(root, join(file.parentPath, file.name)))
    .sort();
}

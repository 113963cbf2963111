import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusPath } from '../../build/corpus.js';
import { storiesOfFile } from '../../build/stories.js';

const corpus = corpusPath();

/** Public captures whose client is known by its name, its peer or the time it was made. */
const known: readonly [string, string][] = [
  ['zeek/tls/chrome-1250-tls-x25519-kyber.pcap', 'BoringSSL'],
  ['zeek/tls/chrome-63.0.3211.0-canary-tls_experiment.pcap', 'BoringSSL'],
  ['zeek/tls/tls13draft23-chrome67.0.3368.0-canary.pcap', 'BoringSSL'],
  ['zeek/tls/tls13-ech.pcap', 'BoringSSL'],
  ['zeek/tls/tls13draft16-ff52.a01.pcap', 'NSS'],
  ['zeek/tls/chrome-34-google.pcap', 'NSS'],
  ['zeek/tls/openjdk-25.0.2-zeek.org.pcap', 'Java'],
  ['zeek/tls/tls13_wolfssl.pcap', 'wolfSSL'],
  ['zeek/mysql/tls-13-amazon-rds.pcap', 'OpenSSL'],
  ['zeek/postgresql/psql-aws-ssl-require.pcap', 'OpenSSL'],
  ['zeek/rdp/rdp-no-cookie-mstshash.pcap', 'SChannel'],
  ['ja4/tls12.pcap', 'NSS'],
  ['ja4/tls-sni.pcapng', 'BoringSSL'],
  ['ja4/macos_tcp_flags.pcap', 'Secure Transport'],
];

describe.skipIf(!corpus)('clients of the corpus', () => {
  it.each(known)('%s: %s', async (path, name) => {
    const { stories } = await storiesOfFile(join(corpus as string, path));
    const hellos = stories.filter(({ client }) => client.hello);
    expect(hellos.length).toBeGreaterThan(0);
    for (const { client } of hellos) expect(client.stack?.value.name).toBe(name);
  });

  it('that are browsers are taken for no command-line program', async () => {
    for (const path of ['ja4/tls-handshake.pcapng', 'ja4/browsers-x509.pcapng', 'ja4/tls3.pcapng']) {
      const { stories } = await storiesOfFile(join(corpus as string, path));
      const names = stories.flatMap(({ client }) => (client.stack ? [client.stack.value.name] : []));
      expect(new Set(names)).toEqual(new Set(['BoringSSL']));
    }
  });
});

describe.skipIf(!corpus)('servers of the corpus', () => {
  it.each([
    ['ja4/latest.pcapng', 'smartscreen.microsoft.com'],
    ['zeek/tls/tls13-ech.pcap', 'cloudflare-ech.com'],
    ['ja4/tls-handshake.pcapng', 'www.facebook.com'],
  ])('%s: nothing is said of %s, which nobody recorded', async (path, name) => {
    const { stories } = await storiesOfFile(join(corpus as string, path));
    const own = stories.filter(({ client }) => client.hello?.value.serverName?.endsWith(name));
    expect(own.length).toBeGreaterThan(0);
    for (const { server } of own) expect(server.stack).toBeUndefined();
  });
});

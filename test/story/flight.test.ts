import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { when } from '../../src/story/fact.js';
import type { Story } from '../../src/story/story.js';
import { storiesOfFile } from '../build/stories.js';

/** What each side's records say, with the frame that proves it. */
function reading({ client, server, tls }: Story): object {
  const frame = (one: Parameters<typeof when>[0] | undefined) => one && when(one).frame;
  const alert = (side: Story['client'] | Story['server']) =>
    side.hiddenAlert && `${side.hiddenAlert.value.place} ${when(side.hiddenAlert).frame}`;
  return {
    finished: frame(client.finished),
    empty: frame(client.emptyCertificate),
    certificate: frame(client.hiddenCertificate),
    client: alert(client),
    server: alert(server),
    auth: tls.clientAuth,
  };
}

async function readings(name: string, file = 'capture.pcap'): Promise<object[]> {
  const { stories } = await storiesOfFile(join(import.meta.dirname, '../../captures', name, file));
  return stories.sort((a, b) => a.id - b.id).map(reading);
}

const nothing = { finished: undefined, empty: undefined, certificate: undefined, client: undefined, server: undefined, auth: 'none' };

describe('the encrypted flights of TLS 1.3', () => {
  it('show a handshake that worked, and both goodbyes', async () => {
    const [story] = await readings('healthy-tls13');
    expect(story).toMatchObject({ finished: expect.any(Number), client: expect.stringMatching(/^goodbye/), auth: 'none' });
  });

  it('show a client that refuses instead of finishing: Go, Java with its padding, GnuTLS; not OpenSSL, which speaks in the clear', async () => {
    const [openssl, go, java, node, gnutls] = await readings('unknown-ca-stacks-tls13');
    expect(openssl).toEqual(nothing);
    expect(go).toEqual({ ...nothing, client: 'refusal 19' });
    expect(java).toEqual({ ...nothing, client: 'refusal 33' });
    expect(node).toEqual(nothing);
    expect(gnutls).toEqual({ ...nothing, client: 'refusal 59' });
  });

  it('show a client without a certificate and the answer to it, for five libraries', async () => {
    const all = await readings('client-certificate-missing-stacks-tls13');
    expect(all).toHaveLength(5);
    for (const story of all) {
      expect(story).toMatchObject({ auth: 'empty', empty: expect.any(Number), server: expect.stringMatching(/^after-finished/) });
    }
  });

  it('show a client certificate and its refusal', async () => {
    const [, story] = await readings('client-certificate-unknown-ca');
    expect(story).toMatchObject({ finished: 21, certificate: 21, auth: 'sent', server: 'after-finished 24' });
  });
});

describe('what nine stacks do (captures/matrix)', () => {
  it('shows NSS, up to TLS 1.2, saying no between its Finished and that of the server', async () => {
    const all = await readings('matrix', 'expired.pcap');
    expect(all[14]).toMatchObject({ finished: expect.any(Number), client: expect.stringMatching(/^refusal/) });
  });

  it('shows a request for a client certificate by its place, and no answer missed: Java sends its Finished after the refusal', async () => {
    const all = await readings('matrix', 'client-certificate-missing.pcap');
    for (const story of all.slice(0, 16)) expect(story).toMatchObject({ auth: 'empty' });
    for (const story of all.slice(19, 21)) expect(story).toMatchObject({ auth: 'requested', finished: undefined });
    expect(all[11]).toMatchObject({ server: expect.stringMatching(/^after-finished/) });
  });
});

describe('the size of a hidden Certificate message', () => {
  it('is read off its record: the same chain is as long under TLS 1.2, but for two bytes a certificate and one', async () => {
    const of = async (name: string) => (await storiesOfFile(join(import.meta.dirname, '../../captures', name, 'capture.pcap'))).stories;
    const hidden = (await of('python-no-trust-tls13'))[0].server.hiddenCertificate?.value ?? 0;
    const [open] = (await of('python-no-trust-tls12'))[0].server.certificates?.value ?? [];
    expect(open.der.length).toBeGreaterThan(300);
    const chain = (await of('python-no-trust-tls12'))[0].tls.messages.find(({ type }) => type === 'certificate');
    expect(Math.abs(hidden - 4 - (chain?.length ?? 0) - 5)).toBeLessThanOrEqual(8);
  });
});

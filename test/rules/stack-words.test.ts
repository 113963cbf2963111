import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientSentence, clientWords, trustSource, trustSteps, usualAnswers } from '../../src/rules/stack-words.js';
import { stackFacts } from '../../src/rules/stacks.js';
import { root } from '../build/sources.js';
import { storiesOfFile } from '../build/stories.js';

const folders = readdirSync(join(root, 'captures')).filter((name) => /^(stack|unknown-ca-stacks)-/.test(name));
const { stories: refusals } = await storiesOfFile(join(root, 'captures/unknown-ca-stacks-tls12/capture.pcap'));

describe('what is known of a library', () => {
  it('agrees with every alert that a recorded client was read to send for an unknown CA', async () => {
    let alerts = 0;
    for (const name of folders) {
      const { stories } = await storiesOfFile(join(root, 'captures', name, 'capture.pcap'));
      for (const story of stories) {
        const code = story.client.alert?.value.code;
        if (code === undefined) continue;
        alerts++;
        expect(`${name} ${story.id}: ${usualAnswers(story, 'unknownCa')?.includes(code)}`).toBe(`${name} ${story.id}: true`);
      }
    }
    expect(alerts).toBeGreaterThan(10);
  });

  it.each([
    ['OpenSSL', undefined], ['OpenSSL', 'curl'], ['OpenSSL', 'Python'], ['OpenSSL', 'Node.js'], ['GnuTLS', undefined],
    ['Go', undefined], ['NSS', undefined], ['rustls', undefined], ['OpenSSL', 'Ruby'], ['OpenSSL', 'Perl'], ['OpenSSL', 'PHP'],
    ['OpenSSL', 'Lua'], ['BoringSSL', 'Bun'], ['Erlang', undefined],
  ] as const)('quotes what %s (%s) printed for an unknown CA when it was recorded', (name, detail) => {
    const text = stackFacts({ name, detail, certainty: 'likely', because: '' })?.prints.unknownCa ?? 'nothing';
    const said = folders.map((folder) => readFileSync(join(root, 'captures', folder, 'README.md'), 'utf8'));
    expect(said.some((readme) => readme.includes(text))).toBe(true);
  });
});

describe('a program on BoringSSL that is not known', () => {
  it('is not taken for Chromium', () => {
    expect(stackFacts({ name: 'BoringSSL', certainty: 'likely', because: '' })).toBeUndefined();
  });
});

describe('a client in its own terms', () => {
  it('is named with what its log says', () => {
    const sentences = refusals.sort((a, b) => a.id - b.id).map((story) => clientSentence(story, 'unknownCa'));
    expect(sentences).toMatchInlineSnapshot(`
      [
        "The client looks like curl (OpenSSL), whose log says "SSL certificate problem: unable to get local issuer certificate".",
        "The client looks like Go, whose log says "x509: certificate signed by unknown authority".",
        "The client looks like Java, whose log says "PKIX path building failed: unable to find valid certification path to requested target".",
        "The client looks like Node.js (OpenSSL), whose log says "UNABLE_TO_GET_ISSUER_CERT_LOCALLY".",
        "The client looks like GnuTLS, whose log says "The certificate is NOT trusted. The certificate issuer is unknown.".",
      ]
    `);
  });

  it('is sent to where its own list of trusted CAs is', () => {
    const java = refusals.find((story) => clientWords(story)?.name === 'Java');
    if (!java) throw new Error('no Java client was recognised');
    expect(trustSource(java)).toMatch(/cacerts/);
    expect(trustSteps(java, 'api.example.com').map(({ command }) => command)).toContain('keytool -list -cacerts -storepass changeit');
  });

  it('gets a hostile name quoted in its commands', () => {
    const curl = refusals.find((story) => clientWords(story)?.name === 'curl (OpenSSL)');
    if (!curl) throw new Error('curl was not recognised');
    const [first] = trustSteps(curl, "$(reboot)'");
    expect(first.command).toBe(`curl -v 'https://$(reboot)'\\''/' 2>&1 | grep -E 'CAfile|CApath'`);
  });
});

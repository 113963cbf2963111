import { describe, expect, it } from 'vitest';
import { answerText, serverConfusion, unseenProgramConfusion, unseenVersionConfusion, type Confusion } from '../../../bin/stacks/measure.js';
import { pageFile, tableFile } from '../../../bin/stacks/files.js';
import { recordedConnections } from '../../../bin/stacks/recorded.js';
import { recogniseClient } from '../../../src/tls/stacks/recognise-client.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../build/sources.js';

const connections = await recordedConnections(root);

describe('a recorded client', () => {
  it('is recognised, and its program never taken for another', () => {
    for (const { name, story, client } of connections) {
      const hello = story.client.hello?.value;
      const stack = hello && recogniseClient(hello);
      expect(`${name} ${story.id}: ${stack?.name}, ${stack?.certainty}`).toBe(`${name} ${story.id}: ${client.stack}, likely`);
      if (stack?.detail) expect(client.program).toMatch(new RegExp(`^${stack.detail}( |$)`));
    }
  });

  it.each(['curl', 'Python', 'Node.js', 'PHP', 'Perl', 'Chromium', 'Firefox', 'wget'])('is told from others on its library: %s', (program) => {
    const own = connections.filter(({ client }) => client.program === program);
    expect(own.length).toBeGreaterThan(0);
    const details = own.map(({ story }) => story.client.stack?.value.detail);
    expect(new Set(details)).toEqual(new Set([program]));
  });

  it('is not named by its program where that sends what its library sends by default', () => {
    const plain = connections.filter(({ client }) => ['s_client', 'gnutls-cli', 'crypto/tls', 'SSLSocket'].includes(client.program));
    expect(plain.filter(({ story }) => story.client.stack?.value.detail !== undefined)).toEqual([]);
  });

  it('has the frame of its ClientHello as proof', () => {
    const [{ story }] = connections;
    expect(story.client.stack?.spans).toEqual(story.client.hello?.spans);
  });
});

describe('a client that is not in the table', () => {
  it.each([
    ['of a new version', unseenVersionConfusion],
    ['of a new program', unseenProgramConfusion],
  ])('%s is recognised as its library or not at all', (_, measure) => {
    expect(wrong(measure(connections))).toEqual([]);
  });
});

describe('a recorded server', () => {
  it('is recognised as its library or not at all', () => {
    expect(wrong(serverConfusion(connections))).toEqual([]);
  });

  it('is recognised with TLS 1.2 and 1.3 where it is OpenSSL, GnuTLS or Go', () => {
    const asked = connections.filter(({ name, server }) => name.startsWith('stack-servers') && ['OpenSSL', 'GnuTLS', 'Go'].includes(server.stack));
    expect(asked.length).toBeGreaterThan(10);
    for (const { story, server } of asked) expect(answerText(story.server.stack?.value)).toContain(server.stack);
  });
});

describe('what is made from the recordings', () => {
  it.each([tableFile, pageFile])('is in step with them: %o', async (file) => {
    const { path, text } = await file(root);
    expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });
});

/** Answers that name another library than the true one. */
function wrong(confusion: Confusion): string[] {
  return [...confusion].flatMap(([who, answers]) => {
    const stack = who.replace(/( [\d.]+)?: .*$/, '');
    return [...answers.keys()].filter((answer) => answer !== 'unknown' && !answer.startsWith(stack)).map((answer) => `${who}: ${answer}`);
  });
}

import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { storiesOfFile } from '../../build/stories.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const captures = resolve(import.meta.dirname, '../../../captures');
const recorded = async (name: string) => (await storiesOfFile(join(captures, name, 'capture.pcap'))).stories;
const validated = (await recorded('incident-acme-tls-alpn-01')).find(({ client }) => client.hello?.value.alpn[0] === 'acme-tls/1');
const refused = await recorded('incident-acme-tls-alpn-01-refused');
if (!validated) throw new Error('no validation in the capture');

ruleTest('acme/tls-alpn-01', {
  fires: [
    {
      when: 'pebble validates a name at lego',
      story: validated,
      frames: [30, 46],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A CA validates a name by ACME (tls-alpn-01): this is no visitor
        info, proven, blame: unknown
        The client (10.0.0.5) asked the server (10.0.0.9:443) to prove that it holds "api.example.com" (ACME, tls-alpn-01). CAs ask from several places at once, and hang up after the handshake.
        > Nothing to mend here: read the log of the ACME client for what came of it."
      `),
    },
    {
      when: 'nginx has the port and knows nothing of it',
      story: refused[0],
      frames: [10, 14, 16],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A CA validates a name by ACME (tls-alpn-01): this is no visitor
        info, proven, blame: server
        The client (10.0.0.5) asked the server (10.0.0.9:443) to prove that it holds "api.example.com" (ACME, tls-alpn-01). The server refused: it is not the ACME client, or does not know of the validation. So no certificate will be issued.
        > Let the ACME client answer on port 443, or lead "acme-tls/1" to it, or validate by http-01 or dns-01."
      `),
    },
  ],
  quiet: [
    { when: 'a browser comes', story: aStory().tcp().clientHello({ alpn: ['h2', 'http/1.1'] }).completed() },
    { when: 'a scanner offers everything', story: aStory().tcp().clientHello({ alpn: ['h2', 'acme-tls/1'] }).completed() },
  ],
});

import { expect } from 'vitest';
import { aStory } from '../../build/story.js';

const ancient = () => {
  const story = aStory().tcp();
  return story.tls({ ancient: story.seen('SSLv2 hello', 'client → server: SSLv2 hello', 'client') });
};
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/ssl-ancient', {
  fires: [
    {
      when: 'a scanner says hello in SSL 2.0',
      story: ancient().fin('server'),
      frames: [4, 5],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The client speaks SSL 2.0 or SSL 3.0
          error, likely, blame: client
          The client (10.0.0.5) begins with a hello in the form of SSL 2.0. SSL 2.0 and 3.0 have been forbidden for many years, and no current server takes them. The server ended the connection right after it.
          - medium: A scanner that looks for old servers (Hardly any program of today speaks it.)
          - medium: An old device or a very old library (The form of the hello.)
          > Replace or update the client; if it is a vulnerability scanner, leave it alone.
          > Find out which machine it is
            $ dig +short -x 10.0.0.5"
        `),
    },
    {
      when: 'a client ends at SSL 3.0, and is refused by its version',
      story: aStory().tcp().clientHello({ versions: [], legacyVersion: 0x0300 }).alert('server', 70),
      frames: [4, 5],
      certainty: 'proven',
    },
    {
      when: 'the server takes it',
      story: aStory().tcp().clientHello({ versions: [], legacyVersion: 0x0300 }).serverHello({ version: 0x0300 }).completed(0x0300),
      frames: [4],
      words: (told) => {
        expect(told).toContain('This server still takes it');
        expect(told).not.toContain('no current server takes them');
      },
    },
    {
      when: 'it is refused in other words',
      story: aStory().tcp().clientHello({ versions: [], legacyVersion: 0x0300 }).alert('server', 40),
      frames: [4, 5],
      certainty: 'likely',
    },
  ],
  quiet: [{ when: 'nothing of the kind is there', story: aStory().tcp().fin('server') }],
});

import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/closed-before-client-hello', {
  fires: [
    {
      when: 'a health check knocks',
      story: aStory().tcp().fin('client').fin('server'),
      frames: [3, 4],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection is opened and closed without a word
        info, proven, blame: unknown
        The client (10.0.0.5) closed the connection to 10.0.0.9:443 1 ms after it was opened; nobody had said anything. Health checks, port scans and browsers that open a spare connection do this.
        - high: A health check or a port scan. (The client (10.0.0.5) closed first.)
        - medium: A spare connection that was not needed. (It was open for 1 ms.)
        > Nothing to mend, unless this client was expected to speak TLS: then look at why it did not begin."
      `),
    },
  ],
  quiet: [
    { when: 'there was a ClientHello', story: aStory().tcp().clientHello().fin('client') },
    { when: 'the connection is still open', story: aStory().tcp() },
    { when: 'the connection was never open', story: aStory().syn().refused() },
  ],
});

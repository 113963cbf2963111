import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/handshake-stalled', {
  fires: [
    {
      when: 'the server does not confirm',
      story: aStory().tcp().clientHello().serverHello().finished('client').silence('client-finished', 20_000),
      frames: [5, 7],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The handshake stops in the middle and nobody says anything more
        error, likely, blame: server
        The client waited 20 s for the server (10.0.0.9:443) to confirm the client's Finished, in vain. The server had begun to answer and then fell silent. Clients print "Connection timed out" (errno 110, ETIMEDOUT) or a timeout of their own.
        - medium: The server process is stuck: a key store, an OCSP or LDAP look-up, a lock. (It owed the next message.)
        - medium: One side disappeared: power, network, address translation. (There is neither FIN nor RST.)
        > Read the log of the server (10.0.0.9:443) at this moment.
        > Try the handshake by hand, with every message shown.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -trace </dev/null"
      `),
    },
    {
      when: 'nobody says anything after the ServerHello',
      story: aStory().tcp().clientHello().serverHello().ending({ how: 'timeout', quietMs: 60_000 }),
      frames: [5],
    },
  ],
  quiet: [
    {
      when: 'the capture ends soon',
      story: aStory().tcp().clientHello().serverHello().ending({ how: 'timeout', quietMs: 1200 }),
    },
    {
      when: 'the capture has a hole',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .ending({ how: 'timeout', quietMs: 60_000 })
        .gaps({ missing: { client: 300, server: 0 } }),
    },
    {
      when: 'the handshake is complete',
      story: aStory().tcp().clientHello().serverHello().completed().ending({ how: 'timeout', quietMs: 60_000 }),
    },
  ],
});

import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const old = aStory(2).atFrame(20).tcp().clientHello({ psk: true }).serverHello().completed();
const resumed = old.tls({ resumed: old.seen(true, 'resumed') });
const refused = () => aStory().tcp().clientHello().serverHello().hiddenAlert('client');

ruleTest('resumption/hides-fault', {
  fires: [
    {
      when: 'full handshakes are refused and old sessions work',
      story: refused(),
      around: neighbours({ healthy: [resumed] }),
      frames: [4, 7, 25],
      rootCause: false,
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "Resumed sessions succeed where every full handshake fails: old sessions hide the fault
        warning, likely, blame: server
        1 connection to the server (10.0.0.9:443) for this name resumed an old session and worked; no full handshake did. Whoever has an old session skips the certificate: the service looks well to them, and to their monitoring.
        > Check the service with a fresh client. As old sessions expire, the others will fail too.
        > As a fresh client sees it.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts </dev/null"
      `),
    },
  ],
  quiet: [
    {
      when: 'a full handshake succeeds too',
      story: refused(),
      around: neighbours({ healthy: [resumed, aStory(3).tcp().clientHello().serverHello().completed()] }),
    },
    { when: 'nobody resumes', story: refused() },
  ],
});

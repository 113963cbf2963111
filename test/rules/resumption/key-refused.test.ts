import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const offered = () => aStory().tcp().clientHello({ psk: true });

const byPsk = (cipherSuite: number) => {
  const story = aStory().tcp().clientHello().serverHello({ version: 0x0303, cipherSuite });
  return story.client({ keyExchange: story.seen({ type: 'client_key_exchange', exchange: new Uint8Array(40) } as const, 'ClientKeyExchange', 'client') });
};

ruleTest('resumption/key-refused', {
  fires: [
    { when: 'the binder is not believed', story: offered().alert('server', 51), frames: [4, 5], certainty: 'likely', words: (told) => expect(told).toMatchInlineSnapshot(`
      "The server refuses the session or pre-shared key that the client offers
      error, likely, blame: unknown
      The client (10.0.0.5) offered a session ticket or pre-shared key, and the server (10.0.0.9:443) answered with the alert decrypt_error (51). The proof that comes with the key (its binder) does not fit the key that the server has, or it has none.
      - medium: A session cache copied to another client or version, or a ticket of another configuration. (A fresh client would make a full handshake.)
      - medium: A pre-shared key set by hand that differs between the two sides, or an identity that the server does not know. (Then there is no full handshake to fall back to.)
      > Clear the client's session cache; with pre-shared keys set by hand, compare identity and key on both sides.
      > Without a session: does it pass?
        $ curl -v --no-sessionid --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/"
    `), },
    { when: 'OpenSSL and GnuTLS say illegal_parameter', story: offered().alert('server', 47), frames: [4, 5], certainty: 'likely' },
    { when: 'the alert could mean much', story: offered().alert('server', 40), frames: [4, 5], certainty: 'possible', rootCause: false },
    {
      when: 'the key was set by hand',
      story: aStory().tcp().clientHello({ psk: 'external' }).alert('server', 47),
      frames: [4, 5],
      words: (told) => expect(told).toContain('Compare identity and key on both sides'),
    },
    { when: 'its name is not known', story: aStory().tcp().clientHello({ psk: 'external' }).alert('server', 40), frames: [4, 5], certainty: 'likely' },
    {
      when: 'TLS 1.2: the Finished cannot be read',
      story: byPsk(0x00ab).alert('server', 20),
      frames: [5, 6, 7],
      words: (told) => expect(told).toContain('the keys differ'),
    },
  ],
  quiet: [
    { when: 'TLS 1.2 without a pre-shared key', story: byPsk(0xc02f).alert('server', 20) },
    { when: 'nothing was offered', story: aStory().tcp().clientHello().alert('server', 51) },
    { when: 'the server had answered', story: offered().serverHello().alert('server', 51) },
    { when: 'the alert is of another matter', story: offered().alert('server', 112) },
  ],
});

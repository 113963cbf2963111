import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const signedWithSha1 = () => {
  const story = aStory().tcp().clientHello().serverHello({ version: 0x0302, flags: [65281] });
  const message = { type: 'server_key_exchange', keyExchange: 'ecdhe', group: 23 } as const;
  return story.server({ keyExchange: story.seen(message, 'server → client: ServerKeyExchange') });
};

ruleTest('alert/internal-error', {
  fires: [
    {
      when: 'the server fails',
      story: aStory().tcp().clientHello().alert('server', 80),
      frames: [5],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server ended the connection because of a fault of its own (internal_error)
        error, proven, blame: server
        The server (10.0.0.9:443) ended the connection with the fatal alert internal_error (80), in answer to the ClientHello. The server ran into a fault of its own before it answered: no key or certificate loaded, no memory, a failing hook or key module. Some servers say this for a name that they do not know. The alert cannot say more; the log can.
        - medium: No usable certificate or key for this name (The client asked for "api.example.com".)
        - medium: A failing hook, key module or lack of memory (No other connection to this server completed in this capture.)
        > Mend what the server's log names at this second.
        > Without a name, does it answer?
          $ openssl s_client -connect 10.0.0.9:443 -noservername </dev/null
        > Does it happen with another client?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'the client fails',
      story: aStory().tcp().clientHello().serverHello().alert('client', 80),
      frames: [6],
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The client ended the connection because of a fault of its own (internal_error)
          error, proven, blame: client
          The client (10.0.0.5) ended the connection with the fatal alert internal_error (80), after the server's answer. The client ran into a fault of its own: a failing hook, a key module, or its program gave up. The alert cannot say more; the log can.
          - high: The client's own check of the certificate said no without a reason: the name (Perl's IO::Socket::SSL), a pinned key (The alert stands where the server's certificate is judged.)
          - medium: The client's own check, hook or key module failed (The client sent the alert.)
          > Mend what the client's log names at this second."
        `),
    },
    {
      when: 'OpenSSL 3 meets the signature of TLS 1.1',
      story: signedWithSha1().alert('client', 80),
      frames: [6, 7],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client does not take the signature of TLS 1.1 (internal_error)
        error, likely, blame: server
        The client (10.0.0.5) ended the connection with the fatal alert internal_error (80), after the server's answer. The server chose TLS 1.1, which signs the key exchange with SHA-1 (and MD5, for RSA). OpenSSL 3 forbids such signatures at its usual security level and has no better alert for it; its log says "legacy sigalg disallowed or unsupported". Nothing crashed.
        - high: The server goes no further than TLS 1.1 (It chose it, and the client said no to what it signed.)
        - low: The client's own check, hook or key module failed (The client sent the alert.)
        > Have the server speak TLS 1.2 or newer.
        > To be sure: with such signatures allowed it works
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -cipher 'DEFAULT:@SECLEVEL=0' </dev/null"
      `),
    },
  ],
  quiet: [{ when: 'the handshake failed for another reason', story: aStory().tcp().clientHello().alert('server', 40) }],
});

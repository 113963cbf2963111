import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/no-shared-version', {
  fires: [
    {
      when: 'an old client meets a current server',
      story: aStory().tcp().clientHello({ versions: [], legacyVersion: 0x0301 }).alert('server', 70),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "Client and server have no TLS version in common
        error, proven, blame: client
        The server (10.0.0.9:443) ended the connection with the fatal alert protocol_version (70), in answer to the ClientHello. The client offers TLS 1.0 at most, which the server does not accept.
        - high: The client is old, or set to old versions; current servers have TLS 1.0 and 1.1 switched off (It offers TLS 1.0 at most.)
        > Bring the client's TLS library up to date, or allow TLS 1.2 or 1.3 in its settings.
        > Does the server speak TLS 1.3?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_3 </dev/null
        > TLS 1.2?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 </dev/null
        > Only the old ones?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1 -cipher 'ALL:@SECLEVEL=0' </dev/null"
      `),
    },
    {
      when: 'the client has TLS 1.2, the server only 1.3',
      story: aStory().tcp().clientHello({ versions: [], legacyVersion: 0x0303 }).alert('server', 70),
      frames: [4, 5],
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "Client and server have no TLS version in common
        error, proven, blame: unknown
        The server (10.0.0.9:443) ended the connection with the fatal alert protocol_version (70), in answer to the ClientHello. The client offers TLS 1.2 at most, which the server does not accept.
        - high: The server's versions are set to others than the client's (The client offers TLS 1.2 at most.)
        > Allow TLS 1.3 in the client, or TLS 1.2 on the server.
        > Does the server speak TLS 1.3?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_3 </dev/null
        > TLS 1.2?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 </dev/null
        > Only the old ones?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1 -cipher 'ALL:@SECLEVEL=0' </dev/null"
      `),
    },
    {
      when: 'the client refuses what the server chose',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0301 }).alert('client', 70),
      frames: [4, 5, 6],
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "Client and server have no TLS version in common
        error, proven, blame: server
        The client (10.0.0.5) ended the connection with the fatal alert protocol_version (70), after the server's answer. The client offers TLS 1.2 and TLS 1.3; the server chose TLS 1.0, which the client does not accept.
        - high: The server is old, or set to old versions (It chose TLS 1.0.)
        > Allow TLS 1.2 or 1.3 on the server; its software may be too old for them.
        > Does the server speak TLS 1.3?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_3 </dev/null
        > TLS 1.2?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 </dev/null
        > Only the old ones?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1 -cipher 'ALL:@SECLEVEL=0' </dev/null"
      `),
    },
  ],
  quiet: [
    {
      when: 'the client did not speak TLS at all',
      story: aStory().tcp().plaintext('client', 'http', 'GET / HTTP/1.1').alert('server', 70),
    },
    { when: 'the alert is another', story: aStory().tcp().clientHello().alert('server', 40) },
  ],
});

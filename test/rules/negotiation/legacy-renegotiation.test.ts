import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/legacy-renegotiation', {
  fires: [
    {
      when: 'the server lacks renegotiation_info, and the client refuses',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0303 }).alert('client', 40),
      frames: [4, 5, 6],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The client refuses a server without secure renegotiation
          error, likely, blame: server
          The client (10.0.0.5) ended the handshake with handshake_failure (40) after the server's answer. The server does not answer the client's renegotiation_info. It lacks the repair of 2010 (RFC 5746), and OpenSSL 3 refuses such servers ("unsafe legacy renegotiation disabled"), as do others that are told to.
          - high: The server, or a box that answers for it, has a TLS library from before 2010, or the repair switched off (renegotiation_info is absent from its ServerHello.)
          > Bring the server's TLS library up to date. Only as a stopgap, allow it in the client (OpenSSL: Options = UnsafeLegacyServerConnect).
          > With the check switched off: does it work then?
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -legacy_server_connect </dev/null
          > Look for "Secure Renegotiation IS NOT supported"
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -legacy_server_connect </dev/null 2>&1 | grep -i renegotiation"
        `),
    },
  ],
  quiet: [
    {
      when: 'the server has it',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello({ version: 0x0303, flags: [65281] })
        .alert('client', 40),
    },
    {
      when: 'the server refuses',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0303 }).alert('server', 40),
    },
  ],
});

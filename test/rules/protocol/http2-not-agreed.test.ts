import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const grpc = (version: number, alpn?: string) =>
  aStory().tcp().clientHello({ alpn: ['h2'] }).serverHello({ version, alpn }).completed(version);

const hidden = (length: number) =>
  aStory().tcp().clientHello({ alpn: ['h2'] }).serverHello({ version: 0x0304 }).encrypted('server', length).completed(0x0304);

ruleTest('protocol/http2-not-agreed', {
  fires: [
    { when: 'the server answers h2 with nothing and the client leaves', story: grpc(0x0303).fin('client'), frames: [4, 5, 9], words: (told) => expect(told).toMatchInlineSnapshot(`
      "The client speaks HTTP/2 only, and the server did not agree to it
      error, likely, blame: server
      The handshake succeeded, but the server (10.0.0.9:443) did not choose h2, the only protocol that the client offers; the client (10.0.0.5) then closed the connection. A client that needs HTTP/2 (gRPC above all) may not use a connection on which ALPN has not chosen it.
      - high: HTTP/2 is switched off on the server, or its TLS library sets no ALPN. (Its answer has no ALPN extension.)
      - medium: A load balancer in between ends TLS and knows HTTP/1.1 only. (The server (10.0.0.9:443) may be such a box.)
      > Switch HTTP/2 on at the server or at the proxy that ends TLS there, or let the client offer http/1.1 too.
      > Which protocol does the server choose?
        $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -alpn h2,http/1.1 </dev/null 2>/dev/null | grep -i alpn"
    `), },
    { when: 'TLS 1.3 hides an answer that is too short for ALPN', story: hidden(23).fin('client'), frames: [4, 6, 10] },
  ],
  quiet: [
    { when: 'what TLS 1.3 hides may hold the answer', story: hidden(32).fin('client') },
    { when: 'h2 is chosen', story: grpc(0x0303, 'h2').tls({ alpn: { value: 'h2', spans: aStory().seen('h2', 'ALPN').spans } }).fin('client') },
    { when: 'TLS 1.3 hides the answer', story: grpc(0x0304).fin('client') },
    {
      when: 'the client would take HTTP/1.1 too',
      story: aStory().tcp().clientHello({ alpn: ['h2', 'http/1.1'] }).serverHello({ version: 0x0303 }).completed(0x0303).fin('client'),
    },
  ],
});

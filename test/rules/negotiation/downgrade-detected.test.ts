import { expect } from 'vitest';
import { aStory } from '../../build/story.js';

const marked = Buffer.concat([new Uint8Array(24), Buffer.from('DOWNGRD\x01', 'latin1')]);
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/downgrade-detected', {
  fires: [
    {
      when: 'the server marks its answer, and the client refuses',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0303, random: marked }).alert('client', 47),
      frames: [4, 5, 6],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The handshake was pushed to an older TLS version than both sides have
          error, proven, blame: middlebox
          The client (10.0.0.5) ended the handshake with illegal_parameter (47). In this capture the client offers TLS 1.2 and TLS 1.3, and the server chose TLS 1.2 and marked its answer as "made to choose less". So the hello that reached the server offered less: something in between changed it.
          - high: A box that intercepts TLS and knows only older versions (What the client offers and what the server was offered differ.)
          - low: A server with a faulty TLS library (Some early TLS 1.3 servers set the mark wrongly.)
          > Find the box between client and server that rewrites the handshake, and have it leave this connection alone or bring it up to date.
          > Capture next to the server at the same time and compare the ClientHello
            $ tcpdump -i any -s 0 -w server-side.pcap port 443
          > From another network
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_3 </dev/null"
        `),
    },
    {
      when: 'the client does not look',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0303, random: marked }).completed(0x0303),
      frames: [4, 5],
    },
    {
      when: 'the client leaves without an alert',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0303, random: marked }).fin('client'),
      frames: [4, 5, 6],
      certainty: 'likely',
    },
    {
      when: 'the hello is changed already where the capture was taken',
      story: aStory()
        .tcp()
        .clientHello({ versions: [0x0303] })
        .serverHello({ version: 0x0303, random: marked })
        .alert('client', 47),
      frames: [4, 5, 6],
      certainty: 'likely',
    },
  ],
  quiet: [
    {
      when: 'the client fell back by itself, and says so',
      story: aStory()
        .tcp()
        .clientHello({ versions: [0x0303], cipherSuites: [0xc02f, 0x5600] })
        .serverHello({ version: 0x0303, random: marked })
        .alert('client', 47),
    },
    {
      when: 'the client offers no more than that',
      story: aStory()
        .tcp()
        .clientHello({ versions: [0x0303] })
        .serverHello({ version: 0x0303, random: marked })
        .completed(0x0303),
    },
    {
      when: 'the server is simply old',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0303 }).completed(0x0303),
    },
  ],
});

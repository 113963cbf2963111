import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const early = () => aStory().tcp().clientHello({ flags: [42], psk: true });
const healthy = [aStory(2).atFrame(20).tcp().clientHello().serverHello().completed()];

const downgraded = () => aStory().tcp().clientHello({ flags: [42], psk: true }).serverHello({ version: 0x0303 }).completed(0x0303);

ruleTest('early-data/not-tolerated', {
  fires: [
    {
      when: 'early data meets a close, and hellos without it succeed',
      story: early().fin('server'),
      around: neighbours({ healthy }),
      frames: [4, 5, 25],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A handshake with early data (0-RTT) fails, where the server should have declined it
        error, likely, blame: server
        The client (10.0.0.5) sent early data, and the server (10.0.0.9:443) ended the handshake. A server that does not want early data must skip it and go on. 1 handshake without early data succeeded there.
        - high: The server, or one of its nodes, had early data switched off or was downgraded, and cannot skip it. (No healthy connection there had early data.)
        - low: Another reason than early data: the name, the version, the ticket. (The capture shows that the handshake failed, not at which byte.)
        > Switch early data off in the client (or clear its session cache) until the server is mended.
        > Without a session: does it pass?
          $ curl -v --no-sessionid --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > Early data by hand: first get a ticket, then use it.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_3 -sess_out /tmp/sess </dev/null; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >/tmp/early; openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_3 -sess_in /tmp/sess -early_data /tmp/early </dev/null"
      `),
    },
    { when: 'the server calls it unexpected', story: early().alert('server', 10), frames: [4, 5], certainty: 'likely' },
    { when: 'nothing else is known', story: early().fin('server'), frames: [4, 5], certainty: 'possible', rootCause: false },
    {
      when: 'the server has gone back to TLS 1.2',
      story: downgraded().alert('server', 10),
      words: (told) => expect(told).toContain('no way to skip it'),
      frames: [4, 5, 9],
    },
  ],
  quiet: [
    { when: 'an older server takes it without a word', story: downgraded() },
    { when: 'the client gives up itself', story: early().fin('client') },
    { when: 'there was no early data', story: aStory().tcp().clientHello().fin('server'), around: neighbours({ healthy }) },
  ],
});

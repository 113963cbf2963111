import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const HANDSHAKE = 22;
const ALERT = 21;

function renegotiated(version = 0x0303) {
  const story = aStory().tcp().clientHello().serverHello({ version }).completed(version).applicationData('client');
  return story.encrypted('client', 400).encrypted('server', 40, HANDSHAKE);
}

const agreed = () => renegotiated().encrypted('client', 300, HANDSHAKE);
const late = () => aStory().tcp().clientHello().serverHello({ version: 0x0304 }).completed(0x0304).applicationData('client').encrypted('server', 314);
/** Certificate and Finished. */
const shownLate = () => late().encrypted('client', 57).encrypted('client', 53);

ruleTest('client-auth/late-request', {
  fires: [
    { when: 'the client answers by an alert and it ends', story: renegotiated().encrypted('client', 26, ALERT).fin('server'), frames: [9, 11, 12, 13], words: (told) => expect(told).toMatchInlineSnapshot(`
      "The server asks for a client certificate after the request, and that ends the connection
      error, likely, blame: server
      After the client's request the server (10.0.0.9:443) asked for a new handshake (renegotiation), and the client (10.0.0.5) answered with an alert. Servers renegotiate when only some paths want a client certificate. Many clients refuse it (the alert is no_renegotiation), and HTTP/2 forbids it.
      - high: A path of the site wants a client certificate (Apache SSLVerifyClient in a Location, IIS "require"). (The first handshake was enough until the request named the path.)
      - low: The server renews keys after so many bytes or minutes. (The server (10.0.0.9:443) asked right after a request.)
      > Ask for the client certificate in the first handshake: for the whole site, or for a name of its own.
      > See it by hand: ask for the path, and watch for messages of a handshake after the request.
        $ printf 'GET /PATH HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' api.example.com | openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 -msg -ign_eof
      > Apache: where is it set?
        $ grep -rn SSLVerifyClient /etc/apache2 /etc/httpd 2>/dev/null"
    `), },
    {
      when: 'the client goes along and is turned away',
      story: agreed().encrypted('server', 26, ALERT).fin('server'),
      frames: [9, 11, 13, 14],
      words: (told) => expect(told).toContain('went along, and the server ended it with an alert'),
    },
    {
      when: 'TLS 1.3 has no words, only lengths',
      story: shownLate().encrypted('server', 19).fin('server'),
      words: (told) => expect(told).toContain('this is read from lengths and places'),
      frames: [9, 10, 11, 13, 14],
    },
    {
      when: 'what the client was asked for comes when it is gone',
      story: renegotiated().encrypted('client', 26, ALERT).fin('client').encrypted('server', 458).fin('server'),
      frames: [9, 11, 12, 13],
    },
  ],
  quiet: [
    { when: 'the client agrees and gets its answer', story: agreed().encrypted('server', 900).encrypted('client', 26, ALERT).fin('client') },
    { when: 'content ends with a goodbye of the server', story: agreed().encrypted('client', 26, ALERT).encrypted('server', 26, ALERT).fin('server') },
    { when: 'TLS 1.3: the client shows a certificate and is answered', story: shownLate().encrypted('server', 900).encrypted('server', 19).fin('server') },
    { when: 'TLS 1.3: a request that ends in good order', story: late().encrypted('client', 90).encrypted('server', 19).fin('server') },
    {
      when: 'the conversation goes on',
      story: renegotiated().encrypted('client', 26, ALERT).encrypted('server', 900).fin('server'),
    },
    { when: 'the client agrees', story: renegotiated().encrypted('client', 300, HANDSHAKE).encrypted('server', 900).fin('client') },
    { when: 'TLS 1.3 knows no renegotiation', story: renegotiated(0x0304).encrypted('client', 26, ALERT).fin('server') },
  ],
});

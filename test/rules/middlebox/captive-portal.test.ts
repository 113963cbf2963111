import { expect } from 'vitest';
import { fixture } from '../../x509/fixtures.js';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const portal = fixture('self-signed');
const at = (id: number, address: string, serverName: string) =>
  aStory(id).atFrame(20 * id).to(address).tcp().clientHello({ serverName }).serverHello({ version: 0x0303 }).certificates('server', portal);
const elsewhere = neighbours({ failed: [at(2, '192.0.2.7', 'mail.example.net').alert('client', 48)] });

ruleTest('middlebox/captive-portal', {
  fires: [
    {
      when: 'two addresses show one foreign certificate for two names',
      story: at(1, '192.0.2.8', 'news.example.org').alert('client', 48),
      around: elsewhere,
      frames: [23, 25, 45],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The same foreign certificate answers for different names at different addresses
        error, likely, blame: middlebox
        The server (192.0.2.8:443) answered for news.example.org with the certificate "dev.example.com", and other addresses answered with the very same for mail.example.net. Servers of different people do not share a certificate: one box on the way answers for all of them.
        - high: A captive portal: the network wants a sign-in before it lets anybody out. (It leads every connection to itself, whatever the name.)
        - medium: DNS or routing leads several names to one wrong server. (The addresses differ, so the names do resolve to different places.)
        > Sign in to the network (hotel, guest Wi-Fi), or have the box let these names through.
        > A page without TLS shows the portal, if it is one.
          $ curl -sI http://detectportal.firefox.com/
        > Does the name lead to 192.0.2.8:443?
          $ dig +short news.example.org"
      `),
    },
  ],
  quiet: [
    { when: 'one address alone shows it', story: at(1, '192.0.2.8', 'news.example.org').alert('client', 48) },
    {
      when: 'the same address shows it for both names',
      story: at(1, '192.0.2.7', 'news.example.org').alert('client', 48),
      around: elsewhere,
    },
  ],
});

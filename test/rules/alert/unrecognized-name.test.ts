import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('alert/unrecognized-name', {
  fires: [
    {
      when: 'the server has no such site',
      story: aStory().tcp().clientHello().alert('server', 112),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server does not know the name that the client asked for
        error, proven, blame: server
        The server (10.0.0.9:443) ended the connection with the fatal alert unrecognized_name (112), in answer to the ClientHello. The client asked for "api.example.com", and the server has no site of that name.
        - high: The site is missing from this server's configuration (The server refused "api.example.com" at once.)
        - medium: The name leads to the wrong server (The capture shows an address, not who should have it.)
        > Correct the name in the client, or add a site (virtual host) for "api.example.com" with a certificate.
        > With this name
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null
        > Without a name
          $ openssl s_client -connect 10.0.0.9:443 -noservername </dev/null
        > Where should the name lead?
          $ dig +short api.example.com"
      `),
    },
    {
      when: 'the client gives no name',
      story: aStory().tcp().clientHello({ serverName: undefined }).alert('server', 112),
      frames: [4, 5],
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server does not know the name that the client asked for
        error, proven, blame: client
        The server (10.0.0.9:443) ended the connection with the fatal alert unrecognized_name (112), in answer to the ClientHello. The client sent no server name, and the server insists on one.
        - high: The client connects by address, or is too old to send a name (The ClientHello holds no server_name.)
        > Have the client send the server's name (SNI), or give the server a default site.
        > Without a name
          $ openssl s_client -connect 10.0.0.9:443 -noservername </dev/null"
      `),
    },
    {
      when: 'the client asks for an address',
      story: aStory().tcp().clientHello({ serverName: '10.0.0.9' }).alert('server', 112),
      words: (told) => {
        expect(told).toContain('- high: The client puts the address that it calls into the server name');
        expect(told).toContain('> Have the client call the server by its name');
        expect(told).not.toContain('dig +short');
      },
      frames: [4, 5],
    },
    {
      when: 'the client leaves a dot at the end of the name',
      story: aStory().tcp().clientHello({ serverName: 'api.example.com.' }).alert('server', 112),
      words: (told) => {
        expect(told).toContain('> Write "api.example.com", without the dot');
        expect(told).toContain('$ dig +short api.example.com');
      },
      frames: [4, 5],
    },
  ],
  quiet: [
    {
      when: 'it is a warning, and the handshake goes on',
      story: aStory().tcp().clientHello().alert('server', 112, { level: 1, fatal: false }).serverHello(),
    },
  ],
});

import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';
import { policy, shown, strangers } from '../certificate/shown.js';

const asking = (serverName: string) => aStory().tcp().clientHello({ serverName });

ruleTest('negotiation/unusual-server-name', {
  fires: [
    {
      when: 'Go takes the dot at the end for a malformed hello',
      story: asking('api.example.com.').alert('server', 10),
      frames: [4, 5],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The name that the client asks for is not a plain host name, and one side does not take it
        error, likely, blame: client
        The server (10.0.0.9:443) ended the connection with the fatal alert unexpected_message (10), in answer to the ClientHello. The client asked for "api.example.com.". The dot at its end should not be there. A strict server takes such a ClientHello for malformed: Go does so with the dot, Java with dot and underscore.
        > Write "api.example.com", without the dot, in the client's address.
        > With a plain name
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    { when: 'Java takes the underscore for one', story: asking('my_api.example.com').alert('server', 47), frames: [4, 5] },
    { when: 'a server cannot decode an address', story: asking('10.0.0.9').alert('server', 50), frames: [4, 5] },
    {
      when: 'the client misses the dot in a good certificate',
      story: shown(['leaf', 'intermediate'], 'api.example.com.').alert('client', 42),
      frames: [4, 7],
      around: strangers,
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The name that the client asks for is not a plain host name, and one side does not take it
        error, likely, blame: client
        The client (10.0.0.5) ended the connection with the fatal alert bad_certificate (42), after the server's answer. The client asked for "api.example.com.". The dot at its end should not be there. It compares the certificate with the name as it is, dot and all.
        > Write "api.example.com", without the dot, in the client's address.
        > With a plain name
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
  ],
  quiet: [
    { when: 'upper case is all that is unusual', story: asking('API.Example.COM').alert('server', 47) },
    { when: 'the server knows no such name', story: asking('api.example.com.').alert('server', 112) },
    { when: 'the alert means that nothing fits', story: asking('10.0.0.9').alert('server', 40) },
    {
      when: 'the certificate is for another name anyway',
      story: shown(['leaf', 'intermediate'], 'www.example.net.').alert('client', 42),
      around: policy(),
    },
    { when: 'the server accepts it', story: shown(['leaf', 'intermediate'], 'api.example.com.').completed(0x0303) },
  ],
});

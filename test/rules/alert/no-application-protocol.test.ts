import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('alert/no-application-protocol', {
  fires: [
    {
      when: 'the server speaks none of the offered protocols',
      story: aStory()
        .tcp()
        .clientHello({ alpn: ['h2'] })
        .alert('server', 120),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server speaks none of the application protocols that the client offers
        error, proven, blame: unknown
        The server (10.0.0.9:443) ended the connection with the fatal alert no_application_protocol (120), in answer to the ClientHello. The client offers "h2", and the server speaks none of them.
        - high: The server has HTTP/2 switched off for this port (None of the offered protocols was chosen.)
        - medium: The port belongs to another service (A capture shows what was offered, not what the server was set up for.)
        > Enable one of these protocols on the server, or have the client offer one that the server speaks.
        > Which protocol does the server take?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -alpn h2,http/1.1 </dev/null"
      `),
    },
  ],
  quiet: [
    {
      when: 'the server refuses for another reason',
      story: aStory()
        .tcp()
        .clientHello({ alpn: ['h2'] })
        .alert('server', 40),
    },
  ],
});

import { expect } from 'vitest';
import { aStory, at } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/refused', {
  fires: [
    {
      when: 'a RST answers the SYN',
      story: aStory().syn().refused(),
      frames: [1, 2],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server refuses the connection
        error, proven, blame: server
        The client (10.0.0.5) asked 10.0.0.9:443 for a connection and was refused at once (RST). As a rule that means that the host is up and no program listens on port 443. Clients print "Connection refused" (errno 111, ECONNREFUSED).
        - high: No program listens on port 443: the service is stopped, crashed, or on another port. (No connection to this address and port succeeded in this capture.)
        - medium: The service listens on another address only (127.0.0.1, IPv6, another interface). (A port that is bound elsewhere refuses just like one that nobody uses.)
        - medium: A firewall refuses in the name of the host (reject with tcp-reset). (The RST arrived with TTL 64: it comes from the point of capture's own network or machine.)
        > Start the service on 10.0.0.9, or make it listen on this address and port 443.
        > On the server, see who listens on the port.
          $ ss -ltnp 'sport = :443'
        > From the client, try again without TLS.
          $ nc -vz 10.0.0.9 443"
      `),
    },
    {
      when: 'others were cut shortly before: the process had died',
      story: aStory().syn().refused(),
      frames: [1, 2, 40],
      around: {
        cutBefore: () => ({
          value: { connections: 2, clients: ['10.0.0.6'], first: at(40), last: at(40), abrupt: 2, features: [] },
          spans: [{ at: at(40), note: 'cut shortly before' }],
        }),
      },
      words: (told) => {
        expect(told).toContain('The server refuses the connection, shortly after others to it were cut');
        expect(told).toContain('> Find out why the process on 10.0.0.9 ended');
      },
    },
  ],
  quiet: [
    { when: 'nothing answers', story: aStory().syn(4).silence('syn', 7000, false) },
    { when: 'the RST comes after the connection is open', story: aStory().tcp().rst('server') },
  ],
});

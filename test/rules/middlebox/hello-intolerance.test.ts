import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const small = [2, 3].map((id) => aStory(id).atFrame(20 * id).tcp().clientHello().serverHello().completed());
const large = () => aStory().tcp().clientHello({ padding: 1300 }, 1500);

/** Sent again and again; the server sent so many packets, the SYN-ACK included. */
function vanished(packets: number) {
  const story = large();
  const again = story.seen(1, '1448 bytes sent again', 'client');
  return story
    .client({ resent: again, sent: 1583, acked: 0, largestSegment: 1448, retransmissions: 5 })
    .server({ packets })
    .silence('client-hello', 20_000, false);
}

ruleTest('middlebox/hello-intolerance', {
  fires: [
    {
      when: 'a large hello is reset where small ones succeed',
      story: large().rst('server'),
      around: neighbours({ healthy: small }),
      frames: [4, 5, 45, 65],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server, or a box before it, does not bear something new in the ClientHello
        error, likely, blame: middlebox
        The server (10.0.0.9:443) gave no answer to a ClientHello with a length of more than one packet; 2 handshakes with the same address whose hello had nothing of the kind succeeded. Old servers, load balancers and firewalls parse the ClientHello by rules of their time, and drop what they do not expect.
        - high: Something before the TLS library does not bear a length of more than one packet. (That is what this hello has and none of the healthy ones had.)
        - medium: Another difference between the clients (address, name) decides. (A capture shows that they go together, not that one makes the other.)
        > Update the server or box that reads the ClientHello first; until then leave the feature out in the client.
        > Without it: does it pass?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -groups X25519:P-256 </dev/null
        > And as your OpenSSL would say it.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'a hello that arrived is never answered',
      story: large().silence('client-hello', 20_000),
      around: neighbours({ healthy: small }),
      frames: [4, 5, 45, 65],
      certainty: 'likely',
    },
    {
      when: 'nothing of a hello in two packets is confirmed, not even its short end',
      story: vanished(1),
      around: neighbours({ healthy: small }),
      frames: [4, 6, 45, 65],
      certainty: 'likely',
    },
  ],
  quiet: [
    { when: 'the short end is confirmed and the long packet is not', story: vanished(2), around: neighbours({ healthy: small }) },
    {
      when: 'the hello does not arrive',
      story: large().silence('client-hello', 20_000, false),
      around: neighbours({ healthy: small }),
    },
    { when: 'a hello like the others is reset', story: aStory().tcp().clientHello().rst('server'), around: neighbours({ healthy: small }) },
    { when: 'nothing else is known of the server', story: large().rst('server') },
  ],
});

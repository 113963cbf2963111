import { expect } from 'vitest';
import { fact } from '../../../src/story/fact.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const again = fact(5, { frame: 20, seconds: 1_700_000_020, nanos: 0 }, 'client → server: 517 bytes sent again');

ruleTest('tcp/client-hello-lost', {
  fires: [
    {
      when: 'the hello is sent again and again',
      story: aStory()
        .tcp()
        .clientHello()
        .client({ acked: 0, retransmissions: 5, resent: again, resentMost: 5 })
        .silence('client-hello', 12_000, false),
      frames: [4, 5, 20],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The ClientHello does not reach the server
        error, likely, blame: network
        The client (10.0.0.5) sent its ClientHello (187 bytes) 6 times and got no confirmation of it from 10.0.0.9:443. The small packets that opened the connection passed, this one does not: it is lost on the way. Clients print "Connection timed out" (errno 110, ETIMEDOUT) or a timeout of their own.
        - high: A filter on the way drops packets that name api.example.com. (Only the packet with the ClientHello is lost.)
        - low: The server, or a firewall that remembers connections, has forgotten this one. (A host that knows nothing of a connection would rather reset it.)
        - low: The server's accept queue is full: its kernel answers the SYN and drops what comes after. (The SYN-ACK is the only packet of the server.)
        > Find what drops this packet between client and server: a filter that reads it, or a path that changed under the connection.
        > With another name, or none: does it pass?
          $ openssl s_client -connect 10.0.0.9:443 -noservername </dev/null
        > See how large a packet may be on this path.
          $ tracepath -n 10.0.0.9
        > On the server: Recv-Q at or above Send-Q means that its accept queue is full.
          $ ss -ltn 'sport = :443'
        > At the server, see whether it arrives.
          $ tcpdump -nn 'host 10.0.0.5 and port 443'"
      `),
    },
  ],
  quiet: [
    { when: 'the hello was acknowledged', story: aStory().tcp().clientHello().silence('client-hello', 12_000) },
    {
      when: 'the server answers in the end',
      story: aStory().tcp().clientHello().client({ retransmissions: 2 }).serverHello().completed(),
    },
  ],
});

import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('middlebox/forged-reset', {
  fires: [
    {
      when: 'the server answers after its own reset',
      story: aStory().server({ ttl: 52 }).tcp().clientHello().rst('server', { ttl: 61 }).serverHello(),
      frames: [5, 6],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A reset that its supposed sender did not send: it went on talking
        error, likely, blame: middlebox
        A reset came in the name of the server (10.0.0.9:443), and after it more data from the real one. Somebody between forged it to cut the connection. It also arrived with TTL 61, where the others had 52.
        - high: An intrusion prevention system or content filter that works by forged resets. (The server (10.0.0.9:443) would not talk on after a reset of its own.)
        - low: Packets were captured out of order, or two hosts share the address. (Another TTL speaks against it.)
        > Find the box on the way that cuts connections (firewall, IPS, content filter, censor), and its reason.
        > Capture at both ends: at the end that is said to have sent it, the reset does not leave.
          $ tcpdump -nn -v 'host 10.0.0.9 and tcp[tcpflags] & tcp-rst != 0'"
      `),
    },
    {
      when: 'the client does not fall for it',
      story: aStory()
        .tcp()
        .clientHello()
        .rst('server', { ttl: 61 })
        .serverHello()
        .encrypted('client', 53)
        .completed()
        .applicationData('client')
        .applicationData('server'),
      frames: [5, 6],
      rootCause: false,
      words: (told) => expect(told).toContain('warning, likely'),
    },
  ],
  quiet: [
    { when: 'the reset is the last word', story: aStory().tcp().clientHello().serverHello().rst('server') },
    {
      when: 'the client goes on for a moment, not the one that reset',
      story: aStory().tcp().clientHello().rst('server').encrypted('client', 53),
    },
  ],
});

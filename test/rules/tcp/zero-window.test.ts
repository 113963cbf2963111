import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

function closedWindow() {
  const story = aStory().tcp().clientHello();
  const zeroWindow = story.seen(2, 'receive window closed: it does not read');
  return story.server({ zeroWindow });
}

ruleTest('tcp/zero-window', {
  fires: [
    {
      when: 'the server closes its window before the handshake is done',
      story: closedWindow().silence('client-hello', 30_000),
      frames: [4, 5],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "One side does not read what it is sent during the handshake (receive window zero)
        error, likely, blame: server
        The server (10.0.0.9:443) said 2 times that it has no room for more bytes (window 0), in the middle of the handshake. Its kernel took the bytes of the client until its buffer was full: the program does not read them.
        - high: The process is blocked or stopped (a lock, a debugger, no CPU). (Only the program can empty the buffer.)
        - low: Its receive buffer is set very small. (A handshake is a few kilobytes; an ordinary buffer holds many of them.)
        > Look at the program of the server (10.0.0.9:443): it is stuck, stopped, or far too busy.
        > On that machine: Recv-Q says how much waits to be read.
          $ ss -tnpm '( sport = :443 or dport = :443 )'"
      `),
    },
    {
      when: 'the handshake went on after a while',
      story: closedWindow().serverHello().completed(),
      frames: [4, 5, 7],
      rootCause: false,
      words: (told) => expect(told).toContain('warning, likely'),
    },
  ],
  quiet: [
    { when: 'the window closes after the handshake', story: late() },
    { when: 'the server is silent with an open window', story: aStory().tcp().clientHello().silence('client-hello') },
  ],
});

function late() {
  const story = aStory().tcp().clientHello().serverHello().completed().applicationData('client');
  const zeroWindow = story.seen(1, 'receive window closed: it does not read');
  return story.server({ zeroWindow });
}

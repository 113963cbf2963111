import { isEarlier, opensWithout, other } from '../look-ups.js';
import { type Explanation, rule } from '../rule.js';
import type { Party, Story } from '../../story/story.js';
import { count, party, sentence } from '../words.js';

/** One side's program does not read, and TCP says so. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 9293 §3.8.6.1', 'RFC 1122 §4.2.2.17'],
  summary: 'One side does not read what it is sent during the handshake (receive window zero).',
  proof:
    'ACKs with a window of 0 before the handshake is done. A slow answer with an open window is not this: then the ' +
    'bytes were taken.',
  outranks: ['tcp/*', 'certificate/silent-refusal'],

  match(story) {
    const { client, server, tls, tcp } = story;
    if (!tcp.established) return;
    const proxied = opensWithout(story);
    // A SYN proxy that opens the window later is no news; one that never does has found nobody behind it.
    if (proxied && (client.sent > 0 || server.sent > 0 || server.rst || server.fin)) return;
    const who: Party | undefined = server.zeroWindow ? 'server' : client.zeroWindow ? 'client' : undefined;
    const closed = who && { server, client }[who].zeroWindow;
    if (!closed || !isEarlier(closed, tls.completed)) return;
    return { hello: client.hello, closed, who, completed: tls.completed, proxied };
  },

  severityOf: ({ completed }) => (completed ? 'warning' : 'error'),

  explain: ({ closed, who, completed, proxied }, story) => proxied ? synProxy(story) : ({
    what:
      `${sentence(party(story, who))} said ${closed.value > 1 ? `${count(closed.value, 'time')} ` : ''}that it has no room ` +
      `for more bytes (window 0), in the middle of the handshake${completed ? ', which then went on' : ''}.`,
    why: `Its kernel took the bytes of the ${other(who)} until its buffer was full: the program does not read them.`,
    fix: `Look at the program of ${party(story, who)}: it is stuck, stopped, or far too busy.`,
    blame: who,
    causes: [
      {
        text: 'The process is blocked or stopped (a lock, a debugger, no CPU).',
        likelihood: 'high',
        why: 'Only the program can empty the buffer.',
      },
      {
        text: 'Its receive buffer is set very small.',
        likelihood: 'low',
        why: 'A handshake is a few kilobytes; an ordinary buffer holds many of them.',
      },
    ],
    next: [
      {
        text: 'On that machine: Recv-Q says how much waits to be read.',
        command: `ss -tnpm '( sport = :${story.server.endpoint.port} or dport = :${story.server.endpoint.port} )'`,
      },
    ],
  }),
});

function synProxy(story: Story): Explanation {
  const { endpoint: server } = story.server;
  return {
    title: 'The connection is accepted in the name of the server, and never opened for data',
    what:
      `${server.address}:${server.port} answered the SYN with a window of 0 and then said nothing more: the client may ` +
      'not send even its ClientHello.',
    why:
      'A SYN proxy (protection against floods, a load balancer) answers so for a server behind it, and opens the window ' +
      'when that server has answered too. It did not.',
    fix: 'Look whether the server behind that proxy runs and can be reached from the proxy.',
    blame: 'server',
    causes: [
      {
        text: 'The server behind a SYN proxy does not answer.',
        likelihood: 'high',
        why: 'The SYN-ACK had a window of 0, and no window came after it.',
      },
    ],
    next: [
      {
        text: 'On the proxy: does it ask the server, and does that answer?',
        command: `tcpdump -nn 'host ${server.address} and port ${server.port}'`,
      },
    ],
  };
}

import type { Tally } from '../../story/around.js';
import { type Fact, when } from '../../story/fact.js';
import type { Cause } from '../rule.js';
import { clientErrors } from '../client-errors.js';
import { rule } from '../rule.js';
import { count, endpoint, party, sentence } from '../words.js';

/** A service that does not come back within a minute is not just being restarted. */
const JUST_BEFORE_MS = 60_000;

/** A RST answers the SYN: nobody listens, or somebody says so. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 9293 §3.5.2'],
  summary: 'The server refuses the connection.',
  proof: 'A RST with an ACK of the SYN, and no SYN-ACK before it. Silence instead would be tcp/syn-unanswered.',
  stage: 'tcp-connect',
  silenceOf: [],

  match(story, around) {
    const { syn, refused } = story.tcp;
    if (!refused) return;
    const healthy = around.healthyAtServer(story);
    // Healthy before it and after it: whoever restarts does so between two moments, not again and again.
    const between = healthy !== undefined && isAround(healthy.value, refused);
    return { syn, refused, healthy, between, cut: around.cutBefore(story, JUST_BEFORE_MS) };
  },

  explain: ({ refused, healthy, between, cut }, story) => {
    const { endpoint: server } = story.server;
    return {
      title: cut ? 'The server refuses the connection, shortly after others to it were cut' : undefined,
      what:
        `${sentence(party(story, 'client'))} asked ${endpoint(server)} for a connection and was refused at once ` +
        '(RST).',
      why:
        (cut ? `${cutSentence(cut.value.connections)} ` : '') +
        `As a rule that means that the host is up and no program listens on port ${server.port}. ` +
        `${clientErrors.refused}`,
      fix: cut
        ? `Find out why the process on ${server.address} ended (see the connections that were cut), and have it started again.`
        : `Start the service on ${server.address}, or make it listen on this address and port ${server.port}.`,
      blame: 'server',
      causes: [
        ...(cut ? [crashed(cut.value.connections)] : []),
        ...(healthy && between ? [oneOfSeveral(healthy.value.connections)] : []),
        healthy ? restarted(healthy.value.connections, between) : notListening(server.port),
        {
          text: 'The service listens on another address only (127.0.0.1, IPv6, another interface).',
          likelihood: 'medium',
          why: 'A port that is bound elsewhere refuses just like one that nobody uses.',
        },
        { text: 'A firewall refuses in the name of the host (reject with tcp-reset).', ...nearness(refused.value.ttl) },
      ],
      next: [
        { text: 'On the server, see who listens on the port.', command: `ss -ltnp 'sport = :${server.port}'` },
        { text: 'From the client, try again without TLS.', command: `nc -vz ${server.address} ${server.port}` },
      ],
    };
  },
});

function cutSentence(connections: number): string {
  const others = count(connections, 'other connection');
  return `${sentence(others)} to it ${connections === 1 ? 'was' : 'were'} cut within a minute before: most likely the process that listened had just died.`;
}

function crashed(connections: number): Cause {
  return {
    text: 'The process that listened had just died, and is not back yet.',
    likelihood: 'high',
    why: `${sentence(count(connections, 'other connection'))} to it failed within a minute before this SYN.`,
  };
}

function notListening(port: number): Cause {
  return {
    text: `No program listens on port ${port}: the service is stopped, crashed, or on another port.`,
    likelihood: 'high',
    why: 'No connection to this address and port succeeded in this capture.',
  };
}

function isAround({ first, last }: Tally, refused: Fact<unknown>): boolean {
  return first.frame < when(refused).frame && when(refused).frame < last.frame;
}

function oneOfSeveral(connections: number): Cause {
  return {
    text: 'Several hosts or processes stand behind this address, and one of them does not listen.',
    likelihood: 'high',
    why: `${sentence(count(connections, 'other connection'))} succeeded, some before this one and some after it.`,
  };
}

function restarted(connections: number, between: boolean): Cause {
  return {
    text: 'The service stopped or is restarting.',
    likelihood: between ? 'medium' : 'high',
    why: `${sentence(count(connections, 'other connection'))} to the same address and port succeeded in this capture.`,
  };
}

/** Systems start at 64, 128 or 255: a RST that still has it has crossed no router. */
function nearness(ttl: number): Pick<Cause, 'likelihood' | 'why'> {
  const near = ttl === 64 || ttl === 128 || ttl === 255;
  return near
    ? {
        likelihood: 'medium',
        why: `The RST arrived with TTL ${ttl}: it comes from the point of capture's own network or machine.`,
      }
    : { likelihood: 'low', why: `Nothing here speaks against the host itself: the RST arrived with TTL ${ttl}.` };
}

import type { Fact } from '../../story/fact.js';
import type { NameFailure } from '../../story/story.js';
import { shellWord } from '../commands.js';
import { type Cause, rule } from '../rule.js';
import { count, duration, list, said } from '../words.js';

/** Nobody answers the question: the resolver is down or its answers are dropped. */
export default rule<{ failure: Fact<NameFailure> }>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 1035 §7.2'],
  summary: 'The DNS resolver does not answer, so no connection was ever tried.',
  stage: 'tcp-connect',

  match({ name }) {
    const code = name?.value.code;
    return name && code === undefined ? { failure: name } : undefined;
  },

  explain({ failure }, story) {
    const { name, resolvers, queries, ms, half, unreachable } = failure.value;
    const resolver = story.server.endpoint.address;
    const several = resolvers.length > 1;
    const who = several ? `the resolvers ${list(resolvers)}` : `the resolver ${resolver}`;
    const dead = list(unreachable);
    return {
      what: said(
        `The client asked ${who} for "${name}" ${count(queries, 'time')} and got no address for ${duration(ms)}.`,
        half &&
          'Of the two questions that clients ask at once (A and AAAA), one was answered: there is no such address. ' +
            'The other never was.',
        unreachable.length > 0 && `An ICMP error says that nobody answers at ${dead}.`,
      ),
      why: 'So the client had nothing to connect to: nothing of TLS happened. After some seconds clients print "Could not resolve host" or "Resolving timed out" (curl), "Temporary failure in name resolution" (Python), "i/o timeout" (Go), "EAI_AGAIN" (Node).',
      fix: half
        ? `Find out who drops one of the two questions on the way to ${resolver}; until then have the client ask them one after the other (resolv.conf: options single-request-reopen).`
        : `Find out why ${who} ${several ? 'do' : 'does'} not answer, or have the client ask another.`,
      blame: 'network',
      causes: half ? halfCauses : silentCauses(unreachable),
      next: [
        { text: 'Ask the same resolver by hand', command: `dig ${shellWord(name)} @${resolver}` },
        { text: 'Ask as the program does, by way of the system', command: `getent ahosts ${shellWord(name)}` },
      ],
    };
  },
});

const halfCauses: Cause[] = [
  {
    text: 'A firewall or NAT loses one of two questions that leave from one port at the same moment (Linux conntrack is known for it)',
    likelihood: 'high',
    why: 'The resolver answers, but not this question',
  },
  { text: 'The resolver, or what it asks, drops questions of one type', likelihood: 'medium', why: 'Old name servers do not know AAAA' },
];

function silentCauses(unreachable: readonly string[]): Cause[] {
  const down = unreachable.length > 0 ? 'An ICMP error says so' : 'No answer came in this capture';
  return [
    { text: 'The resolver is down, or the address in /etc/resolv.conf is wrong', likelihood: 'high', why: down },
    { text: 'A firewall drops UDP port 53', likelihood: 'medium', why: 'Silence is how it looks' },
  ];
}

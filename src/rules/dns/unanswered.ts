import type { Fact } from '../../story/fact.js';
import type { NameFailure } from '../../story/story.js';
import { shellWord } from '../commands.js';
import { rule } from '../rule.js';
import { count, duration } from '../words.js';

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
    const { name } = failure.value;
    const resolver = story.server.endpoint.address;
    return {
      what: `The client asked the resolver (${resolver}) for "${name}" ${count(failure.value.queries, 'time')} and got no answer for ${duration(failure.value.ms)}.`,
      why: 'So the client had nothing to connect to: nothing of TLS happened. Clients print "Resolving timed out" (curl) or "EAI_AGAIN" after some seconds.',
      fix: `Find out why the resolver ${resolver} does not answer, or have the client ask another.`,
      blame: 'network',
      causes: [
        { text: 'The resolver is down, or the address in /etc/resolv.conf is wrong', likelihood: 'high', why: 'No answer came in this capture' },
        { text: 'A firewall drops UDP port 53', likelihood: 'medium', why: 'Silence is how it looks' },
      ],
      next: [
        { text: 'Ask the same resolver by hand', command: `dig ${shellWord(name)} @${resolver}` },
        { text: 'Ask as the program does, by way of the system', command: `getent ahosts ${shellWord(name)}` },
      ],
    };
  },
});

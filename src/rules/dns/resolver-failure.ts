import type { Fact } from '../../story/fact.js';
import type { NameFailure } from '../../story/story.js';
import { shellWord } from '../commands.js';
import { type Cause, rule } from '../rule.js';
import { duration } from '../words.js';
import { codeName } from './codes.js';

/** The resolver could not or would not answer: the fault is the resolver's, not the name's. */
export default rule<{ failure: Fact<NameFailure> }>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 1035 §4.1.1', 'RFC 8914 §4'],
  summary: 'The DNS resolver answers with a failure, so no connection was ever tried.',
  stage: 'tcp-connect',

  match({ name }) {
    const code = name?.value.code;
    return name && (code !== undefined && code !== 0 && code !== 3) ? { failure: name } : undefined;
  },

  explain({ failure }, story) {
    const { name, code, ms } = failure.value;
    const resolver = story.server.endpoint.address;
    const refused = code === REFUSED;
    const late = ms >= LATE_MS ? ` after ${duration(ms)}` : '';
    return {
      what: `The resolver (${resolver}) could not tell the address of "${name}": it answered ${codeName(code)}${late}.`,
      why: 'So the client had nothing to connect to: nothing of TLS happened. Clients print "Could not resolve host" (curl), "Temporary failure in name resolution" (Python), "server misbehaving" (Go), "EAI_AGAIN" (Node).',
      fix: refused
        ? `Have ${resolver} serve this client and this name, or have the client ask another resolver.`
        : 'Mend the resolver, or the name servers of the zone that it asks.',
      blame: 'server',
      causes: refused ? [...refusedCauses, zoneCause('low')] : [zoneCause('high'), ...serverCauses],
      next: [
        { text: 'Ask the same resolver by hand', command: `dig ${shellWord(name)} @${resolver}` },
        { text: 'Ask as the program does, by way of the system', command: `getent ahosts ${shellWord(name)}` },
      ],
    };
  },
});

/** Longer than a resolver takes to know: it waited for others in vain, in ms. */
const LATE_MS = 1_000;
const REFUSED = 5;

const refusedCauses: Cause[] = [
  {
    text: 'The resolver does not serve this client (an access list), or has nobody to ask for this name',
    likelihood: 'high',
    why: 'REFUSED says that it will not, rather than that it cannot',
  },
];

const serverCauses: Cause[] = [
  { text: 'The resolver itself is broken or overloaded', likelihood: 'medium', why: 'Other names at the same resolver would tell' },
];

function zoneCause(likelihood: Cause['likelihood']): Cause {
  return {
    text: 'The name servers of the zone do not answer, or DNSSEC does not verify',
    likelihood,
    why: 'SERVFAIL is how a resolver says so',
  };
}

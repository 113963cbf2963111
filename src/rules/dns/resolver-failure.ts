import type { Fact } from '../../story/fact.js';
import type { NameFailure } from '../../story/story.js';
import { shellWord } from '../commands.js';
import { rule } from '../rule.js';
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
    const { name } = failure.value;
    const resolver = story.server.endpoint.address;
    return {
      what: `The resolver (${resolver}) could not tell the address of "${name}": it answered ${codeName(failure.value.code)}.`,
      why: 'So the client had nothing to connect to: nothing of TLS happened. Clients print "Temporary failure in name resolution" or "EAI_AGAIN".',
      fix: 'Mend the resolver, or the name servers of the zone that it asks.',
      blame: 'server',
      causes: [
        { text: 'The name servers of the zone do not answer, or DNSSEC does not verify', likelihood: 'high', why: 'SERVFAIL is how a resolver says so' },
        { text: 'The resolver does not serve this client, or not this name (REFUSED)', likelihood: 'medium', why: `The answer was ${codeName(failure.value.code)}` },
      ],
      next: [
        { text: 'Ask the same resolver by hand', command: `dig ${shellWord(name)} @${resolver}` },
        { text: 'Ask as the program does, by way of the system', command: `getent ahosts ${shellWord(name)}` },
      ],
    };
  },
});

import type { Fact } from '../../story/fact.js';
import type { NameFailure } from '../../story/story.js';
import { shellWord } from '../commands.js';
import { rule } from '../rule.js';

/** The name exists, but has no address of the kinds that were asked for. */
export default rule<{ failure: Fact<NameFailure> }>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 2308 §2.2'],
  summary: 'DNS knows the name but gives no address for it, so no connection was ever tried.',
  stage: 'tcp-connect',

  match({ name }) {
    const code = name?.value.code;
    return name && code === 0 ? { failure: name } : undefined;
  },

  explain({ failure }, story) {
    const { name } = failure.value;
    const resolver = story.server.endpoint.address;
    return {
      what: `The resolver (${resolver}) knows the name "${name}", but has no address for it.`,
      why: 'So the client had nothing to connect to: nothing of TLS happened. Clients print "Could not resolve host" (curl), "Name or service not known" or "No address associated with hostname" (Python), "no such host" (Go), "UnknownHostException" (Java), "ENODATA" or "ENOTFOUND" (Node).',
      fix: 'Give the name an A or AAAA record, or ask for the name that has one.',
      blame: 'server',
      causes: [
        { text: 'The zone lacks the A or AAAA record (only MX, TXT or others are there)', likelihood: 'high', why: 'The answer was no error, and empty' },
        { text: 'The client asks only for addresses that the name does not have (IPv6 only, or IPv4 only)', likelihood: 'medium', why: 'Only the types that were asked for could be answered' },
      ],
      next: [
        { text: 'Ask the same resolver by hand', command: `dig ${shellWord(name)} @${resolver}` },
        { text: 'Ask as the program does, by way of the system', command: `getent ahosts ${shellWord(name)}` },
      ],
    };
  },
});

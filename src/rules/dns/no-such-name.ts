import type { Fact } from '../../story/fact.js';
import type { NameFailure } from '../../story/story.js';
import { shellWord } from '../commands.js';
import { rule } from '../rule.js';
import { list, said } from '../words.js';

/** The resolver says that the name does not exist: there was no connection, and never could be. */
export default rule<{ failure: Fact<NameFailure> }>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 1035 §4.1.1', 'RFC 8020 §2'],
  summary: 'DNS says that the name does not exist, so no connection was ever tried.',
  stage: 'tcp-connect',

  match({ name }) {
    const code = name?.value.code;
    return name && code === 3 ? { failure: name } : undefined;
  },

  explain({ failure }, story) {
    const { name, suffixed } = failure.value;
    const resolver = story.server.endpoint.address;
    return {
      what: said(
        `The resolver (${resolver}) answered that there is no such name as "${name}" (NXDOMAIN).`,
        suffixed.length > 0 && `Nor is there with the client's search list: ${list(suffixed.map((one) => `"${one}"`))}.`,
      ),
      why: 'So the client never knew an address to connect to: nothing of TLS happened. Clients print "Could not resolve host" (curl), "getaddrinfo ENOTFOUND" (Node), "Name or service not known" (Python), "no such host" (Go).',
      fix: `Look at the name: a typing error, a host that was retired, a zone that lacks it, or a private name asked of a public resolver.`,
      blame: 'client',
      causes: [
        { text: 'The name is misspelt, or out of date: the service has moved or was retired', likelihood: 'high', why: `"${name}" is not known to the resolver that was asked` },
        { text: 'It is known only inside (VPN, split DNS), and an outside resolver was asked', likelihood: 'medium', why: `The resolver was ${resolver}` },
      ],
      next: [
        { text: 'Ask the same resolver by hand', command: `dig ${shellWord(name)} @${resolver}` },
        { text: 'Ask as the program does, by way of the system', command: `getent ahosts ${shellWord(name)}` },
      ],
    };
  },
});

import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { requestedHost } from '../certificate/presented.js';
import { isAddress, oddity } from '../server-name.js';
import { sClient, shellWord, targetOf } from '../commands.js';
import { rule, type Cause } from '../rule.js';
import { count, said, sentence } from '../words.js';
import { alertSentence, decisive, type Sent } from './place.js';

type Found = Sent & { readonly healthy?: Fact<Tally> };

/** The server has no site for the name in the ClientHello. */
export default rule<Found>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 6066 §3', 'RFC 8446 §6.2'],
  summary: 'The server does not know the name that the client asked for.',
  proof:
    'Proven by the fatal alert unrecognized_name (112) in answer to a ClientHello. The same alert as a warning ' +
    'is harmless, unless the client is an old Java, which then ends the connection itself.',
  stage: 'client-hello',

  needs: ['alert'],
  match(story, around) {
    const sent = decisive(story, 112);
    return sent && { ...sent, hello: story.client.hello, healthy: around.healthyAtServer(story) };
  },

  explain(sent, story) {
    const name = requestedHost(story);
    const target = targetOf(story, name);
    const plain = plainName(name);
    return {
      what: alertSentence(story, sent),
      why: said(
        name
          ? `The client asked for "${name}", and the server has no site of that name.`
          : 'The client sent no server name, and the server insists on one.',
        name && oddity(name),
        sent.healthy &&
          `${sentence(count(sent.healthy.value.connections, 'other connection'))} to the same server completed.`,
      ),
      fix: fixFor(name),
      blame: name && !oddity(name) ? 'server' : 'client',
      causes: causes(name),
      next: [
        ...(plain !== name && plain ? [{ text: 'With the plain name', command: sClient({ ...target, name: plain }) }] : []),
        ...(name ? [{ text: 'With this name', command: sClient(target) }] : []),
        { text: 'Without a name', command: sClient({ ...target, name: undefined }) },
        ...(plain ? [{ text: 'Where should the name lead?', command: `dig +short ${shellWord(plain)}` }] : []),
      ],
    };
  },
});

/** Without the dot at its end; nothing where it is no name at all. */
function plainName(name: string | undefined): string | undefined {
  return name === undefined || isAddress(name) ? undefined : name.replace(/\.+$/, '');
}

function fixFor(name: string | undefined): string {
  if (!name) return "Have the client send the server's name (SNI), or give the server a default site.";
  if (isAddress(name)) return 'Have the client call the server by its name: an address may not stand in the server name (SNI).';
  if (name.endsWith('.')) return `Write "${plainName(name)}", without the dot, in the client's address.`;
  return `Correct the name in the client, or add a site (virtual host) for "${name}" with a certificate.`;
}

function causes(name: string | undefined): Cause[] {
  if (!name)
    return [
      {
        text: 'The client connects by address, or is too old to send a name',
        likelihood: 'high',
        why: 'The ClientHello holds no server_name.',
      },
    ];
  const odd = isAddress(name) || name.endsWith('.');
  return [
    ...(odd ? [oddName(name)] : []),
    {
      text: "The site is missing from this server's configuration",
      likelihood: odd ? 'low' : 'high',
      why: `The server refused "${name}" at once.`,
    },
    {
      text: 'The name leads to the wrong server',
      likelihood: odd ? 'low' : 'medium',
      why: 'The capture shows an address, not who should have it.',
    },
  ];
}

function oddName(name: string): Cause {
  return {
    text: isAddress(name)
      ? 'The client puts the address that it calls into the server name, where only a host name belongs'
      : 'The client leaves the dot at the end of the name, and the server compares it letter by letter',
    likelihood: 'high',
    why: `Its ClientHello asks for "${name}".`,
  };
}

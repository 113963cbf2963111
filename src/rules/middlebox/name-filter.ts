import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import { after, firstEnd, serverSaidNothing, sni, target, waited } from '../look-ups.js';
import { originCauses, originSteps, resetOrigin } from '../reset-origin.js';
import { rule } from '../rule.js';
import { count, party, sentence } from '../words.js';

/** Somebody on the way reads the name in the ClientHello and does not like it. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8744 §2.1', 'RFC 9293 §3.5.2', 'https://www.icir.org/vern/papers/reset-injection.ndss09.pdf'],
  summary: 'A box on the way cuts connections that ask for one name.',
  proof:
    'A RST right after the ClientHello, from another distance (TTL) than the server, while the same address serves ' +
    'other names. From the same distance it may be the server itself: tcp/reset-after-client-hello.',
  stage: 'client-hello',
  silenceOf: ['server'],

  match(story, around) {
    const { client, server } = story;
    if (!client.hello || !server.rst || sni(story) === undefined || !serverSaidNothing(story)) return;
    const origin = resetOrigin(server, server.rst.value);
    if (firstEnd(story)?.who !== 'server' || origin?.suspect !== 'likely a box between') return;
    const others = around.differsFromHealthy(story);
    if (!others?.value.name) return;
    return { hello: client.hello, rst: server.rst, others };
  },

  explain: ({ hello, rst, others }, story) => {
    const name = sni(story);
    const origin = resetOrigin(story.server, rst.value);
    const { address } = story.server.endpoint;
    return {
      what:
        `${sentence(after(waited(hello, rst)))} the client asked for ${name}, a reset came in the name of ` +
        `${party(story, 'server')}, but from another distance: TTL ${origin?.ttl}, where the server's packets ` +
        `have ${origin?.usualTtl}.`,
      why:
        `The same address serves other names (${count(others.value.connections, 'healthy handshake')} in this ` +
        `capture), and none for this one succeeds. ${clientErrors.reset}`,
      fix: `Find the filter between client and server that blocks ${name}, and have the name allowed there.`,
      blame: 'middlebox',
      causes: [
        {
          text: `A firewall, proxy or filter reads the server name and blocks ${name}.`,
          likelihood: 'high',
          why: 'The name stands readable in the ClientHello, and only connections with it are cut.',
        },
        ...originCauses(origin),
      ],
      next: [
        {
          text: 'The same address with a harmless name: if that passes, the name is what is filtered.',
          command: sClient({ ...target(story), name: 'example.com' }),
        },
        ...originSteps(origin, address),
        {
          text: 'At which hop does the reset arise? Raise the hops until it comes.',
          command: `traceroute -n -T -p ${story.server.endpoint.port} ${address}`,
        },
      ],
    };
  },
});

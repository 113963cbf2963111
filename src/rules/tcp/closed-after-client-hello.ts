import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import { largeHello, smallerHello } from '../hello-size.js';
import { after, firstEnd, serverSaidNothing, sni, target, waited } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import { unheardEnd } from '../unheard.js';
import { count, party, sentence } from '../words.js';
import { notTheName } from './reset-after-client-hello.js';

/** A polite hang-up in place of an answer. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §6.1'],
  summary: 'The server closes the connection after the ClientHello without an answer.',
  proof: 'ClientHello, then a FIN from the server before any byte of TLS and before the client closed. A FIN that confirms ' +
    'nothing of the ClientHello is tcp/closed-before-client-hello.',
  stage: 'client-hello',

  match(story, around) {
    const { client, server } = story;
    if (!client.hello || !server.fin || !serverSaidNothing(story)) return;
    const end = firstEnd(story);
    if (end?.who !== 'server' || end.how !== 'fin' || unheardEnd(story)) return;
    return { hello: client.hello, fin: server.fin, healthy: around.healthyAtServer(story), ofName: around.fullAtServer(story) };
  },

  explain: ({ hello, fin, healthy, ofName }, story) => {
    return {
      what:
        `${sentence(party(story, 'server'))} closed the connection ${after(waited(hello, fin))} the ` +
        'ClientHello, without one byte of TLS.',
      why:
        'Whoever reads the ClientHello there has nobody to give it to, or does not expect TLS here. ' +
        `${clientErrors.eof}`,
      fix:
        'Look at what stands first at that address: an SNI router, a TCP load balancer, a server that expects ' +
        'another protocol.',
      blame: 'server',
      causes: [
        ofName ? notTheName(ofName) : noRoute(sni(story), healthy),
        ...largeHello(story),
        {
          text: 'The server expects a PROXY protocol header, or another protocol, before TLS.',
          likelihood: 'medium',
          why: 'It closed in good order, as a program does that has read something unexpected.',
        },
        { text: 'The process that took the connection ended.', likelihood: 'low', why: 'Its kernel closes for it.' },
      ],
      next: [
        { text: 'Ask by hand, and again without a name.', command: sClient(target(story)) },
        ...smallerHello(story),
      ],
    };
  },
});

function noRoute(name: string | undefined, healthy: Fact<Tally> | undefined): Cause {
  const others =
    healthy &&
    `${sentence(count(healthy.value.connections, 'other handshake'))} with the same address and port succeeded in this capture.`;
  return {
    text: name === undefined ? 'A router by server name finds no name to route by.' : `A router by server name has no route for ${name}.`,
    likelihood: 'high',
    why: others ?? (name === undefined ? 'The ClientHello has no server_name.' : 'Routers of this kind close without an alert.'),
  };
}

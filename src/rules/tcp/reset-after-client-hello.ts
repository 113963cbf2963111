import type { Fact } from '../../story/fact.js';
import { ONE_INSTANT_MS, type Tally } from '../../story/around.js';
import type { Story } from '../../story/story.js';
import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import { largeHello, smallerHello } from '../hello-size.js';
import { after, firstEnd, serverSaidNothing, sni, target, waited } from '../look-ups.js';
import { originAside, originCauses, originSteps, resetBlame, resetOrigin } from '../reset-origin.js';
import { rule, type Cause } from '../rule.js';
import { unheardEnd } from '../unheard.js';
import { count, party, sentence } from '../words.js';

/** A program that only accepts and closes is that quick, in ms. */
const AT_ONCE_MS = 3;

/** The ClientHello itself is what somebody does not like. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §6.2', 'RFC 9293 §3.5.2'],
  summary: 'The connection is reset right after the ClientHello.',
  proof:
    'ClientHello, then a RST from the server side and not one byte of TLS. With an alert before it, the alert ' +
    'explains more; a RST that confirms nothing of the ClientHello is tcp/reset-before-client-hello.',
  stage: 'client-hello',
  silenceOf: ['server'],

  match(story, around) {
    const { client, server } = story;
    if (!client.hello || !server.rst || !serverSaidNothing(story)) return;
    const end = firstEnd(story);
    if (end?.who !== 'server' || end.how !== 'rst' || unheardEnd(story)) return;
    return {
      hello: client.hello,
      rst: server.rst,
      cut: around.cutTogether(story, ONE_INSTANT_MS),
      healthy: around.healthyAtServer(story),
      ofName: around.fullAtServer(story),
    };
  },

  explain: ({ hello, rst, cut, healthy, ofName }, story) => {
    const origin = resetOrigin(story.server, rst.value);
    return {
      what:
        `${sentence(party(story, 'server'))} reset the connection ${after(waited(hello, rst))} the ClientHello` +
        `${originAside(origin)}, without sending one byte of TLS.`,
      why: `TCP worked; then somebody refused, without an alert. ${clientErrors.reset}`,
      fix:
        'Find out which part of the ClientHello is not liked: change the name, the version and the size of it, one ' +
        'at a time.',
      blame: resetBlame(origin, 'unknown'),
      causes: [
        ...originCauses(origin),
        ...crash(cut),
        ...nameCauses(story, healthy, ofName),
        ...unread(story, waited(hello, rst), healthy),
        ...otherCauses(story),
      ],
      next: [
        {
          text: 'Without a server name: does the reset go away?',
          command: sClient({ ...target(story), name: undefined }),
        },
        { text: 'With TLS 1.2 only.', command: sClient(target(story), '-tls1_2') },
        ...smallerHello(story),
        ...originSteps(origin, story.server.endpoint.address),
      ],
    };
  },
});

function crash(cut: Fact<Tally> | undefined): Cause[] {
  if (!cut) return [];
  return [
    {
      text: 'The server process crashed or was restarted.',
      likelihood: 'high',
      why:
        `${sentence(count(cut.value.connections, 'other connection'))} to the same server ended without an alert ` +
        'within 50 ms of this one.',
    },
  ];
}

/** A program that reads the hello first takes a moment more than one that throws out whoever comes. */
function unread(story: Story, ms: number, healthy: Fact<Tally> | undefined): Cause[] {
  const trip = story.tcp.handshakeMs;
  if (healthy || trip === undefined || ms > trip + AT_ONCE_MS) return [];
  return [
    {
      text: 'The server threw the client out unread: a rule on its address, or a load balancer without a backend.',
      likelihood: 'medium',
      why: 'The reset came at once, and no other handshake with this server succeeded in this capture.',
    },
  ];
}

function nameCauses(story: Story, healthy: Fact<Tally> | undefined, ofName: Fact<Tally> | undefined): Cause[] {
  const name = sni(story);
  if (ofName) return [notTheName(ofName)];
  const others = healthy
    ? `${sentence(count(healthy.value.connections, 'other handshake'))} with the same address and port succeeded ` +
      'in this capture.'
    : undefined;
  return [
    {
      text:
        name === undefined
          ? 'The server or a proxy in front of it needs a server name (SNI) to route by.'
          : `The server, a proxy or a filter does not accept the name ${name}.`,
      likelihood: 'high',
      why:
        others ??
        (name === undefined ? 'The ClientHello has no server_name.' : 'The name stands readable in the ClientHello.'),
    },
  ];
}

/** The very name works in another connection. */
export function notTheName(ofName: Fact<Tally>): Cause {
  return {
    text: 'Only some connections end so: one of several backends, a box on the way, or what else differs in this ClientHello.',
    likelihood: 'high',
    why: `${sentence(count(ofName.value.connections, 'other handshake'))} for the same name with the same address and port succeeded in this capture.`,
  };
}

function otherCauses(story: Story): Cause[] {
  return [
    ...largeHello(story),
    {
      text:
        'No cipher suite or version in common with a stack that resets instead of sending an alert (Windows ' +
        'Schannel).',
      likelihood: 'medium',
      why: 'There is no alert, as RFC 8446 §6.2 would have it.',
    },
    {
      text: 'The server expects a PROXY protocol header before the ClientHello.',
      likelihood: 'low',
      why: 'The first byte that it got was a TLS record.',
    },
  ];
}

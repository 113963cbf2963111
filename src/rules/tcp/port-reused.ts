import { clientErrors } from '../client-errors.js';
import { rule } from '../rule.js';
import { count, endpoint, party, sentence } from '../words.js';

/** The client has forgotten a connection that the server has not, and asks for a new one under the same numbers. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 5961 §4.2', 'RFC 9293 §3.5.1', 'RFC 6056 §2'],
  summary: 'The server still holds an older connection from the same port of the client.',
  proof:
    'A SYN that is answered by a bare ACK whose number is far from the SYN\'s own (a challenge ACK). A client that ' +
    'resets the old connection then gets its new one; an error where it never does.',
  stage: 'tcp-connect',
  silenceOf: [],
  outranks: ['tcp/*'],

  match({ tcp, tls }) {
    const { syn, synAck, established, challenged } = tcp;
    if (!challenged) return;
    return { syn, challenged, synAck, opened: established ?? tls.completed };
  },

  severityOf: ({ opened }) => (opened ? 'info' : 'error'),

  explain: ({ challenged, opened }, story) => {
    const { client, server } = story;
    return {
      what:
        `${sentence(party(story, 'client'))} asked for a connection from port ${client.endpoint.port}, and ` +
        `${endpoint(server.endpoint)} answered ${count(challenged.value, 'time')} with an ACK for an older connection ` +
        `of that port${opened ? '; the client reset that one, asked again, and was let in' : ''}.`,
      why: opened
        ? 'That costs a second try, which on some systems comes a second later.'
        : `The client's reset of the old connection does not arrive, so the server keeps it. ${clientErrors.timeout}`,
      fix: opened
        ? 'Nothing to mend, unless it is frequent: then the client uses too few ports, or boxes drop its goodbyes.'
        : 'Let RST packets of the client through (a stateful firewall drops those of connections that it does not ' +
          'know), or have it use another port.',
      blame: opened ? 'unknown' : 'network',
      causes: [
        {
          text: 'The client lost its power, was moved or was killed, and its goodbye never reached the server.',
          likelihood: 'high',
          why: 'The server believes that the older connection is open.',
        },
        {
          text: 'Too many connections for the ports that the client, or the address translation before it, may use.',
          likelihood: 'medium',
          why: 'The same port came round again while the server still knew it.',
        },
      ],
      next: [
        {
          text: 'On the server, see what it still holds.',
          command: `ss -tno 'dst ${client.endpoint.address}' and 'dport = :${client.endpoint.port}'`,
        },
        { text: 'On the client, how many ports may it use?', command: 'sysctl net.ipv4.ip_local_port_range' },
      ],
    };
  },
});

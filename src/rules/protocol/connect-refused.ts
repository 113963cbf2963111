import { shellWord } from '../commands.js';
import { rule } from '../rule.js';
import { endpoint, party, sentence } from '../words.js';

const refusal = /^HTTP\/1\.[01] ([45]\d\d)[^\r\n]*/;

/** The proxy does not open the tunnel in which TLS was to run. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 9110 §9.3.6'],
  summary: 'The HTTP proxy refuses to open the tunnel (CONNECT).',
  proof: 'CONNECT in the clear, an answer of 400 and above, and no ClientHello.',
  stage: 'upgrade',
  silenceOf: [],

  match({ client, server }) {
    if (client.hello || !client.plaintext || !server.plaintext) return;
    const request = /^CONNECT (\S+) HTTP/.exec(client.plaintext.value.text);
    const answer = refusal.exec(server.plaintext.value.text);
    if (!request || !answer) return;
    return {
      request: client.plaintext,
      answer: server.plaintext,
      wanted: request[1],
      status: Number(answer[1]),
      line: answer[0],
    };
  },

  explain: ({ wanted, status, line }, story) => {
    const { endpoint: proxy } = story.server;
    return {
      what:
        `${sentence(party(story, 'client'))} asked the proxy ${endpoint(proxy)} for a tunnel to ${wanted} and got ` +
        `"${line.slice(0, 80)}".`,
      why: `${reason(status)} TLS never began, so no TLS setting will mend it.`,
      fix:
        status === 407
          ? 'Give the client a user name and password for the proxy.'
          : status >= 500
            ? `Look in the proxy's log for why it could not reach ${wanted}: the name, the address, the port.`
            : `Allow ${wanted} in the proxy's rules, or look in its log for what it minds.`,
      blame: status === 407 ? 'client' : 'middlebox',
      causes: [{ text: reason(status), likelihood: 'high', why: `The proxy answered ${status}.` }],
      next: [
        { text: 'The same by hand.', command: `curl -v -x http://${endpoint(proxy)} ${shellWord(`https://${wanted}/`)}` },
        { text: 'See which proxy the client is told to use.', command: 'env | grep -i proxy' },
      ],
    };
  },
});

function reason(status: number): string {
  if (status === 407) return 'The proxy wants to know who asks (407).';
  if (status === 403) return 'The proxy forbids this destination (403).';
  if (status >= 500) return `The proxy could not reach the destination (${status}).`;
  return `The proxy does not accept the request (${status}).`;
}

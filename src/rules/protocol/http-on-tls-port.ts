import { firstEnd } from '../look-ups.js';
import { rule } from '../rule.js';
import { endpoint, party, sentence } from '../words.js';

/** What servers say in plain HTTP to somebody who should have spoken TLS: nginx, Apache, Go, Node behind Envoy. */
const complaint =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL|HTTP request to an HTTPS server/i;
/** Ports where nobody serves plain HTTP on purpose. */
const tlsPorts: readonly number[] = [443, 465, 636, 853, 993, 995, 4433, 6443, 8443, 9443];

/** The client speaks HTTP to a port that wants TLS. */
export default rule({
  severity: 'error',
  cites: ['RFC 9110 §4.2.2', 'RFC 8446 §5.1'],
  summary: 'The client speaks plain HTTP to a port that expects TLS.',
  proof:
    'The first bytes of the client are an HTTP request; the server answers with an alert, a 400 page that says ' +
    'so, or a close.',
  stage: 'client-hello',

  match(story) {
    const { client, server } = story;
    const request = client.plaintext;
    if (!request || client.hello || story.upgrade || request.value.protocol !== 'http') return;
    const alert = server.alerts[0];
    const page = server.plaintext && complaint.test(server.plaintext.value.text) ? server.plaintext : undefined;
    const end = firstEnd(story);
    const silent = server.sent === 0 && end?.who === 'server' && tlsPorts.includes(server.endpoint.port);
    if (!alert && !page && !silent) return;
    return { request, alert, page, close: silent ? end.seen : undefined };
  },

  certainty: ({ alert, page }) => ((alert ?? page) ? 'proven' : 'likely'),

  explain: ({ request, alert, page }, story) => {
    const { endpoint: server } = story.server;
    const answer = alert
      ? `with a TLS alert (${alert.value.name}), which the client cannot read`
      : page
        ? 'with an error page that says just this'
        : 'by closing the connection';
    return {
      what:
        `${sentence(party(story, 'client'))} sent a plain HTTP request to ${endpoint(server)}; the server expects ` +
        `TLS there and answered ${answer}.`,
      why:
        'The address has the right port and the wrong scheme, or a proxy in between speaks plain HTTP to a TLS ' +
        'backend.',
      fix: 'Use https:// for this address in the client or proxy, or send plain HTTP to the port that takes it.',
      blame: 'client',
      causes: [
        {
          text: 'The URL says http:// with the port of https://.',
          likelihood: 'high',
          why: `The request goes to port ${server.port} and begins "${firstLine(request.value.text)}".`,
        },
        {
          text: 'A proxy or load balancer ends TLS and passes plain HTTP on to a TLS port.',
          likelihood: 'medium',
          why: 'The one who asks here may be a proxy.',
        },
      ],
      next: [
        { text: 'The same with TLS.', command: `curl -vk https://${endpoint(server)}/` },
        { text: 'And without, to see the same failure.', command: `curl -v http://${endpoint(server)}/` },
      ],
    };
  },
});

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0].slice(0, 80);
}

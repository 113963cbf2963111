import type { Fact } from '../../story/fact.js';
import type { HttpAnswer } from '../../tls/http/answer.js';
import { curl } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

/** TLS was in order; what the server said in HTTP was not good news. */
export default rule<{ answer: Fact<HttpAnswer>; [key: string]: unknown }>({
  severity: 'info',
  certainty: 'proven',
  cites: ['RFC 9110 §15', 'RFC 9113 §7'],
  summary: 'Before the connection ended, the server answered with an HTTP error.',
  proof:
    'With a key log only: a status line of HTTP/1 or a HEADERS frame of HTTP/2 with a status of 400 or above, or an ' +
    'error code in GOAWAY or RST_STREAM.',
  stage: 'application-data',

  match({ server, client }) {
    const { answer } = server;
    if (!answer || !isBad(answer.value)) return;
    return { answer, end: server.rst ?? server.closeNotify ?? server.fin ?? client.closeNotify ?? client.fin };
  },

  // An error of the connection ends requests that were not at fault.
  severityOf: ({ answer }) => (isError(answer.value.goaway) ? 'warning' : 'info'),

  explain: ({ answer: { value } }, story) => ({
    what: `TLS worked; ${party(story, 'server')} answered in HTTP: ${wordsOf(value)}.`,
    why: sentence(meaning(value)),
    fix: `Look at what handles requests behind ${party(story, 'server')}: its access and error logs.`,
    blame: 'unknown',
    causes: [
      {
        text: 'The application, not TLS, is where to look',
        likelihood: 'high',
        why: 'The handshake was finished and the answer came through it.',
      },
    ],
    next: [{ text: 'Repeat the request by hand.', command: curl(target(story)) }],
  }),
});

/** Codes of a stream that say no more than that somebody lost interest. */
const harmless: ReadonlySet<string> = new Set(['NO_ERROR', 'CANCEL']);

function isError(code: string | undefined): boolean {
  return code !== undefined && !harmless.has(code);
}

function isBad({ status = 0, goaway, reset }: HttpAnswer): boolean {
  return status >= 400 || isError(goaway) || isError(reset);
}

function wordsOf({ status, goaway, reset }: HttpAnswer): string {
  const words = [
    status !== undefined && `status ${status}`,
    isError(goaway) && `GOAWAY ${goaway} for the whole connection`,
    isError(reset) && `RST_STREAM ${reset} for a request`,
  ];
  return words.filter((one) => one !== false).join(', ');
}

const meanings: Readonly<Record<string, string>> = {
  ENHANCE_YOUR_CALM: 'the client sends more than the server is willing to take',
  INADEQUATE_SECURITY: 'the cipher suite or version that TLS settled on is not allowed under HTTP/2 (RFC 9113 §9.2)',
  HTTP_1_1_REQUIRED: 'the server wants this request over HTTP/1.1, often for a client certificate asked for late',
  REFUSED_STREAM: 'the server did not begin with the request: the client may send it again',
};

function meaning({ status = 0, goaway, reset }: HttpAnswer): string {
  const known = meanings[goaway ?? ''] ?? meanings[reset ?? ''];
  if (known) return known;
  if (isError(goaway) || isError(reset)) return 'the two sides disagree about HTTP/2 itself';
  if (status === 421) return 'this server does not answer for the name that was asked for on this connection';
  return status >= 500 ? 'the server or what stands behind it failed' : 'the server did not accept the request';
}

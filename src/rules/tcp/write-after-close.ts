import { contentType } from '../../tls/events.js';
import { fact, when } from '../../story/fact.js';
import type { Party, Side, Story } from '../../story/story.js';
import { serverAnswer } from '../conversation.js';
import { isEarlier, other, waited } from '../look-ups.js';
import { duration, party, sentence } from '../words.js';
import { rule } from '../rule.js';

/** Records up to this size are goodbyes: close_notify, and the small frames of HTTP/2 (GOAWAY, WINDOW_UPDATE). */
const GOODBYE_BYTES = 48;
/** Data that follows a FIN this closely had most likely left before the FIN arrived. */
const CROSSING_MS = 250;

/** The peer has closed; whoever writes then gets a reset, and learns of it with the write after. */
export default rule({
  severity: 'warning',
  certainty: 'proven',
  cites: ['RFC 9293 §3.6', 'RFC 1122 §4.2.2.13', 'RFC 9112 §9.5'],
  summary: 'Data is written on a connection that the other side has closed.',
  proof:
    'A FIN of one side, application data of the other after it, and a RST of the first in answer. An alert or a few ' +
    'bytes after the FIN are a goodbye and mean nothing.',
  silenceOf: [],

  needs: ['handshake'],
  match(story) {
    if (!story.tls.completed || !story.client.applicationData || !story.server.applicationData) return;
    const byClient = writtenAfterClose(story, 'client');
    // Session tickets come late and are no answer: nobody misses them.
    if (byClient || serverAnswer(story) !== 'answered') return byClient;
    return writtenAfterClose(story, 'server');
  },

  // A client that goes away in the middle of an answer harms nobody but itself; data that crossed the FIN is no mistake.
  severityOf: ({ who, idle }) => (who === 'client' && idle >= CROSSING_MS ? 'warning' : 'info'),

  explain: ({ who, idle, rst, data }, story) => {
    const peer = other(who);
    const blind = idle >= CROSSING_MS;
    return {
      title: `The ${who} writes on a connection that the ${peer} has closed`,
      what:
        `${sentence(party(story, peer))} closed the connection (FIN). ${duration(idle)} later ${party(story, who)} ` +
        `sent data on it all the same, and ${duration(waited(data, rst))} after that the answer was a reset (RST).`,
      why:
        'That write succeeds, as the kernel takes the bytes; they are lost. The next one fails: on Linux with ' +
        'errno 32 ' +
        '(EPIPE, "Broken pipe"), elsewhere with ECONNRESET ("Connection reset by peer", errno 104 on Linux). OpenSSL ' +
        'calls it SSL_ERROR_SYSCALL.',
      fix:
        who === 'client'
          ? 'Before the client reuses a connection, let it look whether the server has closed it; let its limit for ' +
            'idle connections be shorter than the server\'s; and let it repeat what is safe to repeat.'
          : 'Nothing on the server, unless clients complain: look why the client closes before it has the whole answer.',
      blame: who === 'client' && blind ? 'client' : 'unknown',
      causes: [
        who === 'client'
          ? {
              text: 'The server\'s limit for idle connections (keep-alive timeout) ran out, and the client\'s pool did not look.',
              likelihood: 'high',
              why: `The server closed in good order, and the client wrote ${duration(idle)} later.`,
            }
          : {
              text: 'The client gave up, or had enough, while the server was still answering.',
              likelihood: 'high',
              why: 'The client closed first, and the server had more to send.',
            },
        {
          text: 'The FIN and the data crossed on the way: nobody could have known.',
          likelihood: blind ? 'low' : 'high',
          why: `Between them lie ${duration(idle)} at the point of capture.`,
        },
      ],
      next: [
        {
          text: `On the ${who}, connections that the other side has closed and nobody took notice of:`,
          command: `ss -tnp state close-wait '( dport = :${story.server.endpoint.port} or sport = :${story.server.endpoint.port} )'`,
        },
      ],
    };
  },
});

function writtenAfterClose(story: Story, who: Party) {
  const { fin, rst } = story[other(who)];
  if (!fin || !rst || !isEarlier(fin, rst)) return undefined;
  const written = firstDataBetween(story[who], when(fin).frame, when(rst).frame);
  if (!written) return undefined;
  const data = fact(written.length, written.at, `${who} → ${other(who)}: data after the FIN`);
  return { fin, data, rst, who, idle: waited(fin, data) };
}

/** TLS 1.3 hides its Finished among application data: data is what comes from the first of it on. */
function firstDataBetween({ encrypted, applicationData }: Side, fin: number, rst: number) {
  const from = applicationData ? Math.max(fin + 1, when(applicationData).frame) : rst;
  return encrypted.find(
    ({ at, contentType: type, length }) =>
      type === contentType.applicationData && length > GOODBYE_BYTES && at.frame >= from && at.frame < rst,
  );
}

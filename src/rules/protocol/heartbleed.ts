import { type Fact, fact } from '../../story/fact.js';
import { contentType } from '../../tls/events.js';
import type { Party, Story } from '../../story/story.js';
import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { count, party, sentence } from '../words.js';

/** Tag, padding and block of a faithful echo: more than that did not stand in the request. */
const OVERHEAD = 64;

/** A heartbeat that brings home more than it took along. */
export default rule({
  severity: 'error',
  cites: ['RFC 6520 §4', 'https://heartbleed.com/'],
  summary: 'The client asks for heartbeats: a probe for the Heartbleed fault, or its exploit.',
  proof:
    'Heartbeat records over TCP, which no ordinary client sends; an answer much longer than its request holds ' +
    "memory of the server.",
  outranks: ['certificate/*', 'tcp/*', 'negotiation/*'],
  silenceOf: [],

  match(story) {
    const request = heartbeats(story, 'client');
    if (!request) return;
    const answer = heartbeats(story, 'server');
    const leaked = answer !== undefined && answer.value > request.value + OVERHEAD;
    return { request, answer, leaked };
  },

  severityOf: ({ leaked }) => (leaked ? 'error' : 'warning'),
  certainty: ({ leaked }) => (leaked ? 'proven' : 'likely'),

  explain: ({ request, answer, leaked }, story) => ({
    title: leaked ? "Heartbleed: the server's memory leaks by heartbeats" : undefined,
    what: leaked
      ? `${sentence(party(story, 'client'))} sent heartbeats of ${count(request.value, 'byte')} and ` +
        `${party(story, 'server')} answered with ${count(answer?.value ?? 0, 'byte')}.`
      : `${sentence(party(story, 'client'))} sent heartbeats, which no ordinary client does over TCP.`,
    why: leaked
      ? 'The surplus is memory of the server process: OpenSSL 1.0.1 to 1.0.1f answer with more than was sent ' +
        '(CVE-2014-0160).'
      : 'Scanners look for servers with CVE-2014-0160 in this way. The answer, if any, was no longer than it may be.',
    fix: leaked
      ? 'Update OpenSSL on the server at once; then replace its keys, certificates and all passwords that it held.'
      : `Find out who scans from ${story.client.endpoint.address}.`,
    blame: leaked ? 'server' : 'client',
    causes: [
      {
        text: leaked ? 'An attack, or a test, with success.' : 'A vulnerability scanner.',
        likelihood: 'high',
        why: 'Heartbeats have no use where TCP keeps the connection.',
      },
    ],
    next: [
      {
        text: 'Does the server offer heartbeats at all?',
        command: `${sClient(target(story), '-tlsextdebug')} 2>/dev/null | grep -i heartbeat`,
      },
    ],
  }),
});

/** Bytes in all, proven by the first of them. */
function heartbeats(story: Story, who: Party): Fact<number> | undefined {
  const records = story[who].encrypted.filter((one) => one.contentType === contentType.heartbeat);
  if (records.length === 0) return undefined;
  const bytes = records.reduce((sum, { length }) => sum + length, 0);
  return fact(bytes, records[0].at, `${who}: ${count(records.length, 'heartbeat')} of ${count(bytes, 'byte')} in all`);
}

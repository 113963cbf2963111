import { millisBetween } from '../../bytes/instant.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { curl } from '../commands.js';
import { type GivenUp, givenUp } from '../given-up.js';
import { hasGaps, target, waited } from '../look-ups.js';
import { rule, type Cause, type Certainty } from '../rule.js';
import { duration, endpoint, party, sentence } from '../words.js';

interface Found extends Record<string, unknown>, GivenUp {
  readonly completed: Fact<unknown>;
  /** The client's limit in ms, where its wait was as long as people set limits. */
  readonly limit?: number;
  /** The protocol answers every request. */
  readonly due: boolean;
}

/**
 * Who calls off a request for reasons of its own (another page, a race of two connections) does it sooner; nobody we know
 * of lets a whole request last less.
 */
const SHORTEST_WAIT_MS = 2_000;
/** Limits are whole seconds; they run from a little before the first packet, and run out a little late (ms). */
const EARLINESS_MS = 30;
const LEAST_WAIT_MS = SHORTEST_WAIT_MS - EARLINESS_MS;
const LATENESS_MS = 60;

/** TLS is done and well; whoever should answer does not. */
export default rule<Found>({
  severity: 'error',
  cites: ['RFC 9110 §15.6.5', 'RFC 9293 §3.8.3'],
  summary: 'A request gets no answer, and the client gives up.',
  proof:
    "After the handshake data from the client, which the server's TCP confirms; for two seconds or more nothing from " +
    "the server but session tickets and HTTP/2's first settings; then the client closes. Proven up to TLS 1.2 and with " +
    'keys; likely by lengths under TLS 1.3. Unconfirmed data is tcp/data-unanswered.',
  stage: 'application-data',
  silenceOf: ['server'],

  needs: ['handshake'],
  match(story) {
    const { completed } = story.tls;
    if (!completed || millisBetween(story.first, story.last) < LEAST_WAIT_MS) return;
    if (hasGaps(story) || !story.client.applicationData) return;
    const found = givenUp(story);
    if (!found || found.ms < LEAST_WAIT_MS) return;
    const limit = limitOf(story, found);
    const due = isDue(story);
    if (!due && (limit === undefined || !found.once || ONE_WAY_PORTS.has(story.server.endpoint.port))) return;
    return { completed, ...found, limit, due };
  },

  severityOf: (found) => (found.due && !isUnsure(found) ? 'error' : 'warning'),
  certainty: (found) => certaintyOf(found),

  explain: (found, story) => ({
    what:
      `The handshake succeeded and ${party(story, 'client')} sent a request. ` +
      `${sentence(party(story, 'server'))} sent ${heardWords[found.heard]} for ${duration(found.ms)}; then the ` +
      'client gave up.',
    why:
      `TLS worked. The server's TCP confirmed the request, so it is not the path: the program that should answer ` +
      `did not. ${clientWords}`,
    fix: `Look at what handles requests behind ${endpoint(story.server.endpoint)}: its log, its backend, its queue.`,
    blame: 'server',
    causes: causes(found),
    next: [
      {
        text: 'Ask by hand, with more patience: does an answer come at all, and when?',
        command: curl(target(story), '--max-time 120'),
      },
      {
        text: 'On the server: bytes that wait in Recv-Q are a program that does not read (stopped, or all threads busy).',
        command: `ss -tnp 'sport = :${story.server.endpoint.port}'`,
      },
    ],
  }),
});

const heardWords: Readonly<Record<GivenUp['heard'], string>> = {
  none: 'nothing',
  tickets: 'nothing but session tickets',
  'perhaps a ticket': 'one record, by its length a session ticket,',
  settings: 'its HTTP/2 settings and nothing else',
};

const clientWords =
  'Clients print "Operation timed out … with 0 bytes received" (curl), "context deadline exceeded … while awaiting ' +
  'headers" (Go), "Read timed out" (Java), "The read operation timed out" (Python).';

/** One record or a few, told from an answer by their lengths alone. */
function isUnsure({ heard, limit }: Found): boolean {
  return heard === 'perhaps a ticket' || (heard === 'settings' && limit === undefined);
}

function certaintyOf(found: Found): Certainty {
  if (!found.due || isUnsure(found)) return 'possible';
  return found.heard === 'none' ? 'proven' : 'likely';
}

function causes({ heard, limit, ms }: Found): Cause[] {
  const backend: Cause = {
    text: 'What stands behind the server (an application, a database, another service) hangs or is overloaded.',
    likelihood: 'high',
    why: heard === 'settings' ? 'The server itself was awake: it sent its settings.' : 'The handshake went well, the answer did not come.',
  };
  const stopped: Cause = {
    text: 'The server program stands still, or all its workers are busy.',
    likelihood: heard === 'settings' ? 'low' : 'medium',
    why: 'The kernel confirms what arrives, whether or not somebody reads it.',
  };
  const impatient: Cause = {
    text: 'This request takes longer than the client waits.',
    likelihood: 'medium',
    why: limit === undefined ? `It left after ${duration(ms)}.` : `It left after ${duration(limit)}, a limit that somebody set.`,
  };
  return [backend, stopped, impatient];
}

/** Counted from the request, from the end of the handshake, or from the first packet: each client has its own way. */
function limitOf({ tls, tcp }: Story, { request, left, ms }: GivenUp): number | undefined {
  const starts = [request, tls.completed, tcp.established, tcp.syn];
  const waits = [ms, ...starts.flatMap((start) => (start ? [waited(start, left)] : []))];
  const round = waits.find((wait) => wait >= LEAST_WAIT_MS && (wait + EARLINESS_MS) % 1000 < EARLINESS_MS + LATENESS_MS);
  return round === undefined ? undefined : Math.round(round / 1000) * 1000;
}

/** HTTP, by what the client offers or by the port, and other protocols in which whoever asks first is answered. */
function isDue({ client, server, tls }: Story): boolean {
  const spoken = tls.alpn ? [tls.alpn.value] : (client.hello?.value.alpn ?? []);
  if (spoken.length > 0) return spoken.every((protocol) => ANSWERING.has(protocol));
  return ANSWERING_PORTS.has(server.endpoint.port);
}

const ANSWERING: ReadonlySet<string> = new Set(['h2', 'http/1.1', 'http/1.0', 'dot']);
/** HTTPS and its usual seconds, LDAPS, DNS over TLS, Docker, AMQPS, WinRM, Redis, MQTT. */
const ANSWERING_PORTS: ReadonlySet<number> = new Set([443, 636, 853, 2376, 3269, 5671, 5986, 6380, 6443, 8443, 8883, 9443]);
/** Syslog, Fluentd, GELF: senders to whom nobody answers. */
const ONE_WAY_PORTS: ReadonlySet<number> = new Set([514, 601, 6514, 12201, 24224]);


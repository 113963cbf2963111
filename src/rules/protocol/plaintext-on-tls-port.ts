import type { Around, Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Alert, Plaintext, Story } from '../../story/story.js';
import { sClient } from '../commands.js';
import { type End, firstEnd, target, waited } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import { duration, endpoint, party, sentence } from '../words.js';

interface Service {
  readonly name: string;
  /** The server speaks first in the clear: its clients wait for that. */
  readonly greets: boolean;
  /** Where the same service begins in the clear. */
  readonly clear: number;
}

/** Ports on which TLS comes first. */
const services: Readonly<Record<number, Service>> = {
  465: { name: 'mail submission (SMTP)', greets: true, clear: 587 },
  636: { name: 'LDAP', greets: false, clear: 389 },
  990: { name: 'FTP', greets: true, clear: 21 },
  993: { name: 'IMAP', greets: true, clear: 143 },
  995: { name: 'POP3', greets: true, clear: 110 },
  3269: { name: 'LDAP (global catalog)', greets: false, clear: 3268 },
  5223: { name: 'XMPP', greets: false, clear: 5222 },
  6697: { name: 'IRC', greets: false, clear: 6667 },
};

/** Others where nobody expects words in the clear. */
const tlsPorts: ReadonlySet<number> = new Set([443, 853, 4433, 6443, 8443, 9443]);

/** Clients of these services open no connection that they do not use; port checks leave sooner (ms). */
const SHORTEST_WAIT_MS = 1_000;

type Found = Spoken | Waiting;

interface Spoken extends Record<string, unknown> {
  readonly how: 'spoke';
  readonly words: Fact<Plaintext>;
  /** Absent: the server just closed, or let the client wait. */
  readonly alert?: Fact<Alert>;
  readonly end?: End;
  /** TLS worked at the same address and port. */
  readonly healthy?: Fact<Tally>;
  /** It is certain that the server wants TLS: it speaks it, or its port says so. */
  readonly known: boolean;
}

interface Waiting extends Record<string, unknown> {
  readonly how: 'waited';
  readonly ms: number;
  readonly end: Fact<unknown>;
  readonly who: 'client' | 'server';
}

/** The mirror image of protocol/starttls-skipped. */
export default rule<Found>({
  severity: 'error',
  certainty: (found) => (found.how === 'waited' || found.known ? (found.how === 'spoke' && found.alert ? 'proven' : 'likely') : 'possible'),
  cites: ['RFC 8314 §3', 'RFC 8446 §5.1'],
  summary: 'The client begins in the clear, or waits for a greeting, on a port where TLS comes first.',
  proof:
    "The client's first bytes are no TLS, and the server answers with a TLS alert, or just closes on a port of this " +
    'kind; or on ports of mail and files nobody says anything for a second and more, until one side closes. HTTP in the ' +
    'clear is protocol/http-on-tls-port.',
  stage: 'client-hello',

  needs: ['no-handshake'],
  match: (story, around) => spoke(story, around) ?? waitedInVain(story),

  explain: (found, story) => {
    const { port } = story.server.endpoint;
    const service = services[port];
    const clear = service && `port ${service.clear}`;
    return {
      what: found.how === 'spoke' ? spokenWords(found, story) : waitingWords(found, story),
      why: service
        ? `On port ${port} (${service.name}) the server says nothing before it has a ClientHello; STARTTLS belongs to ${clear}.`
        : found.how === 'spoke' && !found.known
          ? 'A PostgreSQL server answers the request for TLS with one letter; this one does not know it, or has nobody behind it.'
          : 'The server takes nothing but TLS on this port.',
      fix: service
        ? `Set the client to "SSL/TLS" (implicit TLS) for port ${port}, or to ${clear} with STARTTLS.`
        : 'Switch TLS on in the client, from the first byte on, or use the port that takes this protocol in the clear.',
      blame: 'client',
      causes: causes(found),
      next: [{ text: 'With TLS from the first byte: does the greeting come?', command: sClient(target(story)) }],
    };
  },
});

function spoke(story: Story, around: Around): Spoken | undefined {
  const { client, server, upgrade, gaps } = story;
  const words = client.plaintext;
  if (!words || client.hello || upgrade || server.plaintext || server.hello || elsewhere.has(words.value.protocol)) return undefined;
  if (gaps.joinedLate || gaps.missing.client > 0 || gaps.hole.client) return undefined;
  const [alert] = server.alerts;
  if (alert) return { how: 'spoke', words, alert, known: true };
  const end = firstEnd(story);
  if (!end || server.sent > 0 || gaps.missing.server > 0 || gaps.onlySide) return undefined;
  if (end.who === 'client' && waited(words, end.seen) < SHORTEST_WAIT_MS) return undefined;
  const { port } = server.endpoint;
  const healthy = around.healthyAtServer(story);
  const known = healthy !== undefined || port in services || tlsPorts.has(port);
  // PostgreSQL's request for TLS has an answer, yes or no, from every server of its kind.
  if (!known && (words.value.protocol !== 'postgresql' || end.who === 'client')) return undefined;
  return { how: 'spoke', words, close: end.seen, end, healthy, known };
}

/** HTTP and the PROXY protocol have rules of their own. */
const elsewhere: ReadonlySet<string> = new Set(['http', 'http-connect', 'proxy-protocol', 'socks4', 'socks5']);

function waitedInVain(story: Story): Waiting | undefined {
  const { tcp, client, server, gaps } = story;
  const end = firstEnd(story);
  const answersClose = end?.who === 'client' && server.alerts[0]?.value.afterClose === true;
  if (!tcp.established || !end || client.sent > 0 || (server.sent > 0 && !answersClose)) return undefined;
  if (!services[server.endpoint.port]?.greets || gaps.onlySide || gaps.missing.client > 0 || gaps.missing.server > 0) return undefined;
  const ms = waited(tcp.established, end.seen);
  return ms < SHORTEST_WAIT_MS ? undefined : { how: 'waited', opened: tcp.established, end: end.seen, who: end.who, ms, alert: server.alerts[0] };
}

function spokenWords({ words, alert, end }: Spoken, story: Story): string {
  const { port } = story.server.endpoint;
  const { protocol } = words.value;
  return (
    `${sentence(party(story, 'client'))} sent ${protocol === 'unknown' ? 'bytes that are no TLS' : `${protocol.toUpperCase()} in the clear`} ` +
    `to port ${port}; ${endpoint(story.server.endpoint)} ` +
    (alert
      ? `answered with a TLS alert (${alert.value.name}), which the client cannot read.`
      : end?.who === 'client'
        ? `said nothing, and after ${duration(waited(words, end.seen))} the client left.`
        : 'closed the connection without a word.')
  );
}

function waitingWords({ ms, who }: Waiting, story: Story): string {
  return (
    `${sentence(party(story, 'client'))} opened a connection to ${endpoint(story.server.endpoint)} and said nothing, nor did the ` +
    `server; after ${duration(ms)} the ${who} closed.`
  );
}

function causes(found: Found): Cause[] {
  const setting: Cause = {
    text: 'The client is set to STARTTLS, or to no encryption, where implicit TLS is meant.',
    likelihood: 'high',
    why: found.how === 'spoke' ? 'It spoke before any TLS.' : 'It waited for a greeting, which comes in the clear only.',
  };
  const check: Cause = {
    text: 'A check that holds the connection open and asks for nothing.',
    likelihood: 'low',
    why: 'Nothing was said.',
  };
  if (found.how === 'waited') return [setting, check];
  return found.known ? [setting] : [{ ...setting, likelihood: 'medium' }, nobodyBehind];
}

const nobodyBehind: Cause = {
  text: 'A load balancer or proxy without a healthy server behind it.',
  likelihood: 'medium',
  why: 'It closed without a word.',
};

import { millisBetween } from '../../bytes/instant.js';
import { type Fact, when } from '../../story/fact.js';
import type { Party, Story } from '../../story/story.js';
import { firstAnswer, isEarlier } from '../look-ups.js';

/** Slower than this is worth a line; a person notices. */
export const NOTICED_MS = 500;
/** Slower than this makes clients with short time limits give up. */
export const SLOW_MS = 3_000;

/** One side owed the next message, and this is how long it took, the way there and back taken off. */
export interface Wait {
  readonly from: Fact<unknown>;
  readonly to: Fact<unknown>;
  readonly ms: number;
}

/** The whole connection was shorter than any wait that is worth a line. Cheap: most connections are asked just this. */
export function isQuick({ first, last }: Story): boolean {
  return millisBetween(first, last) < NOTICED_MS;
}

/** From the ClientHello to the server's first message, or from the second ClientHello to the ServerHello. */
export function serverWait(story: Story): Wait | undefined {
  const { client, server } = story;
  const first = wait(story, client.hello, firstAnswer(story));
  const second = wait(story, client.secondHello, server.hello);
  return longer(first, second);
}

/** From the server's last word to the client's answer: the client looks at the certificate, or asks its user. */
export function clientWait(story: Story): Wait | undefined {
  const { client, server } = story;
  const flight = latest(server.helloDone ?? server.certificates ?? server.hello, server.hello);
  return wait(story, flight, client.keyExchange ?? client.finished);
}

/** What came early, before bytes that had to be sent again, was of no use until these came. */
function latest(one: Fact<unknown> | undefined, another: Fact<unknown> | undefined): Fact<unknown> | undefined {
  return one && another && isEarlier(one, another) ? another : one;
}

/** Bytes sent again by this side during the handshake. */
export function resentInHandshake(story: Story, who: Party): Fact<number> | undefined {
  const { tls } = story;
  const { resent } = story[who];
  return resent && tls.completed && isEarlier(resent, tls.completed) ? resent : undefined;
}

function wait(story: Story, from: Fact<unknown> | undefined, to: Fact<unknown> | undefined): Wait | undefined {
  if (!from || !to || !isEarlier(from, to)) return undefined;
  const ms = millisBetween(when(from), when(to)) - roundTrip(story);
  return ms >= NOTICED_MS ? { from, to, ms } : undefined;
}

/** From SYN to ACK: the whole way and back, wherever the capture was taken. */
function roundTrip({ tcp }: Story): number {
  if (!tcp.syn || !tcp.established || tcp.syn.value > 1) return 0;
  return Math.max(0, millisBetween(when(tcp.syn), when(tcp.established)) || 0);
}

/**
 * The capture was taken nearer to the server: what it said is seen as it left, and what was lost on the way to the
 * client would be seen twice. Nearer to the client the same holds of the client alone.
 */
export function isNearServer({ tcp }: Story): boolean {
  const { syn, synAck, established } = tcp;
  if (!syn || !synAck || !established || syn.value > 1) return false;
  return millisBetween(when(syn), when(synAck)) < millisBetween(when(synAck), when(established));
}

/** Too short to tell from the pace of a busy server, in ms. */
const SHORTEST_ROUND_TRIP_MS = 2;

/** The packet behind the ServerHello came a round trip later, though a server sends its whole flight at once. */
export function isHalting(story: Story): boolean {
  const { hello, certificates, encrypted } = story.server;
  const trip = roundTrip(story);
  if (!hello || trip < SHORTEST_ROUND_TRIP_MS) return false;
  const frame = when(hello).frame;
  const others = [certificates && when(certificates), ...encrypted.map(({ at }) => at)];
  const next = others.find((at) => at && at.frame > frame);
  return next !== undefined && millisBetween(when(hello), next) >= trip * 0.8;
}

function longer(a: Wait | undefined, b: Wait | undefined): Wait | undefined {
  return a && b ? (a.ms > b.ms ? a : b) : (a ?? b);
}

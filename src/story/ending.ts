import { isBefore, millisBetween } from '../bytes/instant.js';
import type { FrameRef } from '../bytes/span.js';
import type { FlowStart, FlowSummary, HalfSummary } from '../stream/observer.js';
import type { TlsTotals } from '../tls/events.js';
import { derived, type Fact, joined, when } from './fact.js';
import { type Gathered, hidesHandshake } from './gather.js';
import type { Probe } from './probe.js';
import type { Ending, Gaps, Party, Silence } from './story.js';

/** A connection that spoke this recently (ms) before the capture ended was most likely still at work. */
const STILL_BUSY_MS = 1000;

/** Who closed first, and how. */
export function endingOf({ client, server }: Gathered, summary: FlowSummary): Ending {
  const reset = earlier(close('client', 'rst', client.rst), close('server', 'rst', server.rst));
  const first = earlier(reset, earlier(close('client', 'fin', client.fin), close('server', 'fin', server.fin)));
  if (!first) {
    const quietMs = millisBetween(summary.last, summary.until);
    return { how: summary.reason === 'idle' || hasWaited(summary) ? 'timeout' : 'open', quietMs };
  }
  const second = first.by === 'client' ? server.fin : client.fin;
  const together = first.how === 'fin' && second !== undefined && when(second).frame === first.at.frame;
  // A RST that answers data sent after its sender's own FIN is how many stacks finish: the FIN tells who closed and how.
  return { by: together ? 'both' : first.by, how: first.how, at: first.at };
}

interface Closing {
  readonly by: Party;
  readonly how: 'fin' | 'rst';
  readonly at: FrameRef;
}

function close(by: Party, how: 'fin' | 'rst', proof: Fact<unknown> | undefined): Closing | undefined {
  return proof && { by, how, at: when(proof) };
}

function earlier(one: Closing | undefined, other: Closing | undefined): Closing | undefined {
  return one && other ? (other.at.frame < one.at.frame ? other : one) : (one ?? other);
}

function hasWaited({ last, until }: FlowSummary): boolean {
  return millisBetween(last, until) > STILL_BUSY_MS;
}

export function gapsOf(
  start: FlowStart,
  summary: FlowSummary,
  [client, server]: readonly [HalfSummary, HalfSummary],
  [clientTotals, serverTotals]: readonly [TlsTotals, TlsTotals],
  [clientProbe, serverProbe]: readonly [Probe, Probe],
  gathered: Gathered,
): Gaps {
  const { client: clientDraft, server: serverDraft, tcp } = gathered;
  const hidden = hidesHandshake(gathered);
  // A hole after the handshake hides nothing of it.
  const done = clientDraft.finished !== undefined && (hidden || serverDraft.finished !== undefined);
  const closed = clientDraft.fin || clientDraft.rst || serverDraft.fin || serverDraft.rst;
  const hole = {
    client: clientProbe.hasHole || clientTotals.holes > 0,
    server: serverProbe.hasHole || serverTotals.holes > 0,
  };
  return {
    joinedLate: !start.sawOpening,
    cutOff: summary.reason === 'end-of-capture' && !closed && !hasWaited(summary),
    onlySide: onlySideOf(client, server, tcp),
    missing: { client: client.missing, server: server.missing },
    cut: client.cut + server.cut,
    duplicates: client.duplicates + server.duplicates,
    hole,
    disordered: client.disordered || server.disordered,
    handshakeHole: { client: !done && hole.client, server: !done && hole.server },
  };
}

/** One side's packets are not in the capture, though the other's ACKs show that it spoke. */
function onlySideOf(client: HalfSummary, server: HalfSummary, { syn, established }: Gathered['tcp']): Party | undefined {
  if (established || (client.packets > 0 && server.packets > 0)) return undefined;
  if (server.packets > 0) return 'server';
  // Whoever sends more than SYNs had an answer.
  const wentOn = client.bytes > 0 || server.acked > 0 || client.packets > (syn?.value ?? 0);
  return wentOn || client.packets === 0 ? 'client' : undefined;
}

/** The server owed an answer and the capture shows that none came. */
export function silenceOf(
  gathered: Gathered,
  client: HalfSummary,
  server: HalfSummary,
  summary: FlowSummary,
  gaps: Gaps,
): Fact<Silence> | undefined {
  const asked = lastQuestion(gathered);
  if (!asked || gaps.onlySide || gaps.joinedLate || server.missing > 0) return undefined;
  if (gathered.server.rst || gathered.server.fin) return undefined;
  const { after, proof, answered } = asked;
  if (answered) return undefined;
  const end = gathered.client.fin ?? gathered.client.rst;
  const until = end && isBefore(when(end), summary.until) ? when(end) : summary.until;
  const ms = millisBetween(when(proof), until);
  const acked = after !== 'syn' && client.acked >= client.bytes && client.bytes > 0;
  const value = { after, ms, acked };
  const arrival = gathered.server.acknowledged;
  // The ACK shows that the question arrived; what the wait itself shows is that nothing follows.
  return acked && arrival ? joined(value, proof, arrival) : derived(value, proof);
}

function lastQuestion(gathered: Gathered): { after: Silence['after']; proof: Fact<unknown>; answered: boolean } | undefined {
  const { client, server, tcp } = gathered;
  if (client.finished && !hidesHandshake(gathered) && server.hello)
    return { after: 'client-finished', proof: client.finished, answered: server.finished !== undefined || server.alerts.length > 0 || server.hiddenAlert !== undefined };
  if (client.keyExchange && server.hello)
    return { after: 'client-key-exchange', proof: client.keyExchange, answered: server.finished !== undefined || server.alerts.length > 0 };
  if (client.hello) {
    const proof = client.secondHello ?? client.hello;
    const spoke = server.hello ?? server.plaintext ?? server.alerts[0] ?? (client.secondHello ? undefined : server.retryRequest);
    return { after: 'client-hello', proof, answered: spoke !== undefined || server.records.length > 0 };
  }
  if (tcp.syn && !tcp.established) return { after: 'syn', proof: tcp.syn, answered: tcp.synAck !== undefined };
  return undefined;
}

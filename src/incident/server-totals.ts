import { isBefore, millisBetween } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import type { Feature, Tally } from '../story/around.js';
import { type Fact, when } from '../story/fact.js';
import type { Story } from '../story/story.js';
import { addFeatures, featuresOf } from './features.js';
import { LeafTurns } from './leaf-turns.js';
import { RunningTally } from './running-tally.js';

/** How a connection came out, as far as its neighbours care. */
export type Outcome = 'healthy' | 'failed' | 'neither';

/** A connection that ended badly: enough of it to see what it has in common with others. */
export interface Ended {
  readonly capture: number;
  readonly id: number;
  readonly client: string;
  readonly at: FrameRef;
  /** From its first packet to `at`, in ms. */
  readonly lasted: number;
  readonly established: boolean;
  /** Reset, or failed. */
  readonly abrupt: boolean;
  readonly features: readonly Feature[];
}

/** Handshakes for one name at one server that worked. */
export class NameTotals {
  readonly full = new RunningTally();
  readonly resumed = new RunningTally();
  readonly leaves = new LeafTurns();
}

/** What is remembered of one server address and port. */
export class ServerTotals {
  readonly healthy = new RunningTally();
  /** Those of which the ClientHello was seen. */
  readonly healthyHellos = new RunningTally();
  /** When the latest healthy handshakes were done: connections are told in the order of their ends. */
  private readonly recent: FrameRef[] = [];
  /** Features that at least one healthy connection had. */
  readonly healthyFeatures = new Set<Feature>();
  readonly names = new Map<string | undefined, NameTotals>();
  readonly failed: Ended[] = [];
  /** Connections that were cut without an alert. */
  readonly cuts: Ended[] = [];
  /** SYNs that got a RST. */
  readonly refused: Ended[] = [];

  note(story: Story, outcome: Outcome): void {
    const cut = cutAt(story);
    if (cut) keep(this.cuts, story, cut, outcome);
    if (outcome === 'healthy') return this.noteHealthy(story);
    if (outcome === 'failed') keep(this.failed, story, story.last, outcome);
    if (story.tcp.refused) keep(this.refused, story, when(story.tcp.refused), outcome);
  }

  /** Handshakes that were done before this moment; those told since the oldest that is remembered count as before. */
  healthyBefore(at: FrameRef): number {
    return this.healthy.connections - this.recent.filter((one) => !isBefore(one, at)).length;
  }

  private noteHealthy(story: Story): void {
    const at = healthyAt(story);
    this.healthy.add(story, at);
    if (story.client.hello) this.healthyHellos.add(story, at);
    if (this.recent.length >= limits.endingsOfServer) this.recent.shift();
    this.recent.push(at);
    addFeatures(this.healthyFeatures, story);
    const ofName = this.ofName(story.client.hello?.value.serverName);
    if (!ofName) return;
    if (story.tls.resumed?.value) ofName.resumed.add(story, at);
    else ofName.full.add(story, at);
    const leaf = story.server.certificates?.value[0];
    if (leaf) ofName.leaves.note(leaf, at);
  }

  private ofName(name: string | undefined): NameTotals | undefined {
    const known = this.names.get(name);
    if (known || this.names.size >= limits.namesOfServer) return known;
    const made = new NameTotals();
    this.names.set(name, made);
    return made;
  }
}

export function healthyAt({ tls, last }: Story): FrameRef {
  return tls.completed ? when(tls.completed) : last;
}

export function isSame(one: Ended, story: Story): boolean {
  return one.id === story.id && one.capture === story.capture;
}

/** Frames of other connections that are shown as proof. */
const SHOWN = 4;

/** Of connections in the order in which they ended. */
export function tallyOf(others: readonly Ended[], note: string): Fact<Tally> | undefined {
  if (others.length === 0) return undefined;
  const byTime = [...others].sort((a, b) => (isBefore(a.at, b.at) ? -1 : 1));
  const first = byTime[0].at;
  const last = byTime[byTime.length - 1].at;
  const clients = [...new Set(byTime.map(({ client }) => client))].slice(0, limits.tallyClients);
  const value: Tally = { connections: others.length, clients, first, last };
  const [one, ...more] = byTime.slice(0, SHOWN).map(({ at }) => ({ at, note: `in another connection: ${note}` }));
  return { value, spans: [one, ...more] };
}

/** Reset or closed by the server, with neither a goodbye nor a reason. */
export function cutAt({ client, server, tcp, ending }: Story): FrameRef | undefined {
  const { at, by } = ending;
  if (!at || by !== 'server' || tcp.refused || server.alert || server.closeNotify) return undefined;
  // What the client says after the cut is its answer to it.
  const first = client.alert ?? client.closeNotify;
  return first && when(first).frame < at.frame ? undefined : at;
}

function keep(list: Ended[], story: Story, at: FrameRef, outcome: Outcome): void {
  if (list.length >= limits.endingsOfServer) list.shift();
  const { capture, id, client, first, tcp, ending } = story;
  list.push({
    capture,
    id,
    client: client.endpoint.address,
    at,
    lasted: millisBetween(first, at),
    established: tcp.established !== undefined,
    abrupt: ending.how === 'rst' || outcome === 'failed',
    features: featuresOf(story),
  });
}

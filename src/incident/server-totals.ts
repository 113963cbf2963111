import { isBefore } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import type { Feature, Tally } from '../story/around.js';
import { type Fact, when } from '../story/fact.js';
import type { Story } from '../story/story.js';
import { featuresOf } from './features.js';
import { RunningTally } from './running-tally.js';

/** How a connection came out, as far as its neighbours care. */
export type Outcome = 'healthy' | 'failed' | 'neither';

/** A connection that ended badly: enough of it to see what it has in common with others. */
export interface Ended {
  readonly capture: number;
  readonly id: number;
  readonly client: string;
  readonly at: FrameRef;
  readonly established: boolean;
  readonly features: readonly Feature[];
}

/** Handshakes for one name at one server that worked. */
export class NameTotals {
  readonly full = new RunningTally();
  readonly resumed = new RunningTally();
}

/** What is remembered of one server address and port. */
export class ServerTotals {
  readonly healthy = new RunningTally();
  /** Features that at least one healthy connection had. */
  readonly healthyFeatures = new Set<Feature>();
  readonly names = new Map<string | undefined, NameTotals>();
  readonly failed: Ended[] = [];
  /** Connections that were cut without an alert. */
  readonly cuts: Ended[] = [];
  /** SYNs that got a RST. */
  readonly refused: Ended[] = [];

  note(story: Story, outcome: Outcome): void {
    if (outcome === 'healthy') return this.noteHealthy(story);
    if (outcome === 'failed') keep(this.failed, story, story.last);
    if (story.tcp.refused) keep(this.refused, story, when(story.tcp.refused));
    const cut = cutAt(story, outcome);
    if (cut) keep(this.cuts, story, cut);
  }

  private noteHealthy(story: Story): void {
    const at = healthyAt(story);
    this.healthy.add(story, at);
    for (const feature of featuresOf(story)) this.healthyFeatures.add(feature);
    const ofName = this.ofName(story.client.hello?.value.serverName);
    if (story.tls.resumed?.value) ofName?.resumed.add(story, at);
    else ofName?.full.add(story, at);
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

/** Of connections in the order in which they ended. */
export function tallyOf(others: readonly Ended[], note: string): Fact<Tally> | undefined {
  if (others.length === 0) return undefined;
  const byTime = [...others].sort((a, b) => (isBefore(a.at, b.at) ? -1 : 1));
  const first = byTime[0].at;
  const last = byTime[byTime.length - 1].at;
  const clients = [...new Set(byTime.map(({ client }) => client))].slice(0, limits.tallyClients);
  const value: Tally = { connections: others.length, clients, first, last };
  return { value, spans: [{ at: first, note: `in another connection: ${note}` }] };
}

/** Reset by the server, or failed by a close, and nobody said why. */
function cutAt({ client, server, tcp, ending }: Story, outcome: Outcome): FrameRef | undefined {
  if (client.alert || server.alert || tcp.refused || ending.by !== 'server') return undefined;
  return ending.how === 'rst' || (ending.how === 'fin' && outcome === 'failed') ? ending.at : undefined;
}

function keep(list: Ended[], story: Story, at: FrameRef): void {
  if (list.length >= limits.endingsOfServer) list.shift();
  const { capture, id, client, tcp } = story;
  const established = tcp.established !== undefined;
  list.push({ capture, id, client: client.endpoint.address, at, established, features: featuresOf(story) });
}

import { millisBetween } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import type { Around, Policy, Tally } from '../story/around.js';
import { defaultPolicy } from '../story/around.js';
import { type Fact, when } from '../story/fact.js';
import type { Story } from '../story/story.js';
import { BoundedMap } from './bounded-map.js';
import { RunningTally } from './running-tally.js';

/** How a connection came out, as far as its neighbours care. */
export type Outcome = 'healthy' | 'failed' | 'neither';

interface Ended {
  readonly capture: number;
  readonly id: number;
  readonly client: string;
  readonly at: FrameRef;
}

/** What is remembered of one server address and port. */
class ServerTotals {
  readonly healthy = new RunningTally();
  readonly failed: Ended[] = [];
  /** Connections that were cut without an alert. */
  readonly cuts: Ended[] = [];
}

/** Totals of all connections so far, small and bounded, by server, name and certificate. */
export class Surroundings implements Around {
  private readonly servers = new BoundedMap<string, ServerTotals>(limits.around);
  private readonly accepted = new BoundedMap<string, RunningTally>(limits.around);
  /** Leaf certificates by server and name, then by fingerprint. */
  private readonly leaves = new BoundedMap<string, Map<string, { subject: string; tally: RunningTally }>>(
    limits.around,
  );

  constructor(readonly policy: Policy = defaultPolicy) {}

  /** Takes in a connection that has ended. */
  note(story: Story, outcome: Outcome): void {
    const totals = this.servers.at(serverKey(story), () => new ServerTotals());
    this.noteLeaf(story, outcome);
    if (outcome === 'healthy') return totals.healthy.add(story, healthyAt(story));
    if (outcome === 'failed') keep(totals.failed, story, story.last);
    const cut = cutAt(story, outcome);
    if (cut) keep(totals.cuts, story, cut);
  }

  /** How many handshakes with this server have succeeded so far. */
  healthySoFar(story: Story): number {
    return this.servers.get(serverKey(story))?.healthy.connections ?? 0;
  }

  healthyAtServer(story: Story): Fact<Tally> | undefined {
    return this.servers.get(serverKey(story))?.healthy.fact('a handshake with the same server succeeds');
  }

  acceptedCertificate({ server }: Story): Fact<Tally> | undefined {
    const leaf = server.certificates?.value[0];
    return leaf && this.accepted.get(leaf.sha256)?.fact('a client accepts the same certificate');
  }

  failedAtServer(story: Story): Fact<Tally> | undefined {
    const others = this.servers.get(serverKey(story))?.failed.filter((one) => !isSame(one, story));
    return others && tallyOf(others, 'fails at the same server');
  }

  cutTogether(story: Story, ms: number): Fact<Tally> | undefined {
    const at = story.ending.at;
    if (!at) return undefined;
    const others = this.servers.get(serverKey(story))?.cuts.filter((one) => {
      return !isSame(one, story) && Math.abs(millisBetween(one.at, at)) <= ms;
    });
    return others && tallyOf(others, 'cut at the same moment');
  }

  otherCertificates(story: Story): Fact<{ readonly subjects: readonly string[] } & Tally> | undefined {
    const own = story.server.certificates?.value[0]?.sha256;
    const known = this.leaves.get(nameKey(story));
    if (own === undefined || !known) return undefined;
    const others = [...known].filter(([sha256]) => sha256 !== own).map(([, leaf]) => leaf);
    const seen = others[0]?.tally.fact('the same server presents another certificate');
    return seen && { ...seen, value: { ...seen.value, subjects: others.map(({ subject }) => subject) } };
  }

  private noteLeaf(story: Story, outcome: Outcome): void {
    const { certificates } = story.server;
    const leaf = certificates?.value[0];
    if (!leaf) return;
    if (outcome === 'healthy') this.accepted.at(leaf.sha256, () => new RunningTally()).add(story, healthyAt(story));
    const known = this.leaves.at(nameKey(story), () => new Map());
    if (!known.has(leaf.sha256) && known.size >= limits.leavesOfName) return;
    const entry = known.get(leaf.sha256) ?? { subject: leaf.subject, tally: new RunningTally() };
    entry.tally.add(story, when(certificates));
    known.set(leaf.sha256, entry);
  }
}

/** Frames of another capture say nothing beside this one's: each capture is its own neighbourhood. */
export function serverKey({ capture, server }: Story): string {
  return `${capture} ${server.endpoint.address} ${server.endpoint.port}`;
}

function nameKey(story: Story): string {
  return `${serverKey(story)} ${story.client.hello?.value.serverName ?? ''}`;
}

function healthyAt({ tls, last }: Story): FrameRef {
  return tls.completed ? when(tls.completed) : last;
}

/** Reset by the server, or failed by a close, and nobody said why. */
function cutAt({ client, server, ending }: Story, outcome: Outcome): FrameRef | undefined {
  if (client.alert || server.alert || ending.by !== 'server') return undefined;
  return ending.how === 'rst' || (ending.how === 'fin' && outcome === 'failed') ? ending.at : undefined;
}

function keep(list: Ended[], { capture, id, client }: Story, at: FrameRef): void {
  if (list.length >= limits.endingsOfServer) list.shift();
  list.push({ capture, id, client: client.endpoint.address, at });
}

function isSame(one: Ended, story: Story): boolean {
  return one.id === story.id && one.capture === story.capture;
}

function tallyOf(others: readonly Ended[], note: string): Fact<Tally> | undefined {
  if (others.length === 0) return undefined;
  const first = others[0].at;
  const last = others[others.length - 1].at;
  const clients = [...new Set(others.map(({ client }) => client))].slice(0, limits.tallyClients);
  const value: Tally = { connections: others.length, clients, first, last };
  return { value, spans: [{ at: first, note: `in another connection: ${note}` }] };
}

import { isBefore, millisBetween } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import type { Around, Cuts, Differences, Feature, FarSide, Policy, Replacement, Tally } from '../story/around.js';
import { defaultPolicy } from '../story/around.js';
import { type Fact, when } from '../story/fact.js';
import type { Story } from '../story/story.js';
import type { Certificate } from '../x509/certificate.js';
import { AcceptedLeaf } from './accepted-leaf.js';
import { BoundedMap } from './bounded-map.js';
import { featuresOf } from './features.js';
import type { Turn } from './leaf-turns.js';
import { Openings } from './openings.js';
import { RunningTally } from './running-tally.js';
import { type Ended, isSame, type Outcome, ServerTotals, tallyOf } from './server-totals.js';

/** Where a certificate was presented, and for which name. */
interface Place {
  readonly server: string;
  readonly name: string;
  readonly tally: RunningTally;
}

/** No time limit for a handshake that we know of is shorter. */
const SHORTEST_TIME_LIMIT_MS = 1_000;

/** Totals of all connections so far, small and bounded, by server, name and certificate. */
export class Surroundings implements Around {
  private readonly servers = new BoundedMap<string, ServerTotals>(limits.around);
  private readonly accepted = new BoundedMap<string, AcceptedLeaf>(limits.around);
  /** Leaf certificates by server and name, then by fingerprint. */
  private readonly leaves = new BoundedMap<string, Map<string, { certificate: Certificate; tally: RunningTally }>>(
    limits.around,
  );
  private readonly openings = new BoundedMap<string, Openings>(limits.around);
  /** Places by capture and fingerprint. */
  private readonly places = new BoundedMap<string, Map<string, Place>>(limits.around);

  constructor(readonly policy: Policy = defaultPolicy) {}

  /** Takes in a connection that has ended. */
  note(story: Story, outcome: Outcome): void {
    this.noteLeaf(story, outcome);
    this.servers.at(serverKey(story), () => new ServerTotals()).note(story, outcome);
  }

  /** How many handshakes with this server had succeeded when the connection ended. */
  healthyBefore(story: Story): number {
    return this.at(story)?.healthyBefore(story.ending.at ?? story.last) ?? 0;
  }

  /** How many handshakes with this server have succeeded so far. */
  healthySoFar(story: Story): number {
    return this.at(story)?.healthy.connections ?? 0;
  }

  healthyAtServer(story: Story): Fact<Tally> | undefined {
    return this.at(story)?.healthy.fact('a handshake with the same server succeeds');
  }

  acceptedCertificate({ server }: Story): Fact<Tally> | undefined {
    const leaf = server.certificates?.value[0];
    return leaf && this.accepted.get(leaf.sha256)?.accepted();
  }

  acceptedWithMore({ server }: Story): Fact<readonly Certificate[]> | undefined {
    const sent = server.certificates?.value ?? [];
    return sent.length > 0 ? this.accepted.get(sent[0].sha256)?.longerThan(sent) : undefined;
  }

  failedAtServer(story: Story): Fact<Tally> | undefined {
    const others = this.at(story)?.failed.filter((one) => !isSame(one, story));
    return others && tallyOf(others, 'fails at the same server');
  }

  openedAtServer(story: Story): Fact<Tally> | undefined {
    const opened = this.at(story)?.failed.filter((one) => one.established && !isSame(one, story));
    return opened && tallyOf(opened, 'the same server opens a connection, which then fails');
  }

  failedJustBefore(story: Story): Fact<Tally> | undefined {
    const client = story.client.endpoint.address;
    const before = this.at(story)?.failed.filter((one) => {
      return one.established && one.client === client && isBefore(one.at, story.first);
    });
    return before && tallyOf(before.slice(-1), 'the same client fails at the same server');
  }

  cutTogether(story: Story, ms: number): Fact<Cuts & Tally> | undefined {
    const at = story.ending.at;
    if (!at) return undefined;
    const isNear = (one: Ended) => !isSame(one, story) && Math.abs(millisBetween(one.at, at)) <= ms;
    return this.cuts(story, isNear, 'cut at the same moment');
  }

  cutBefore(story: Story, ms: number): Fact<Cuts & Tally> | undefined {
    const isRecent = ({ abrupt, at }: Ended) =>
      abrupt && isBefore(at, story.first) && millisBetween(at, story.first) <= ms;
    return this.cuts(story, isRecent, 'cut shortly before');
  }

  cutAfterAsLong(story: Story): Fact<Tally> | undefined {
    const { at } = story.ending;
    const lasted = at ? millisBetween(story.first, at) : 0;
    if (!(lasted >= SHORTEST_TIME_LIMIT_MS)) return undefined;
    const isAsLong = (one: Ended) => !isSame(one, story) && Math.abs(one.lasted - lasted) <= 50 + lasted / 100;
    return tallyOf(this.at(story)?.cuts.filter(isAsLong) ?? [], 'cut after the same time');
  }

  refusedLater(story: Story): Fact<Tally> | undefined {
    const at = story.ending.at ?? story.last;
    const later = this.at(story)?.refused.filter((one) => isBefore(at, one.at));
    return later && tallyOf(later, 'the same server refuses a connection');
  }

  differsFromHealthy(story: Story): Fact<Differences & Tally> | undefined {
    const totals = this.at(story);
    const healthy = totals?.healthyHellos.fact('a handshake with the same server succeeds');
    if (!totals || !healthy) return undefined;
    const features = shared(featuresOf(story).filter((feature) => !totals.healthyFeatures.has(feature)), totals.failed);
    const asked = story.client.hello?.value.serverName;
    const name = asked !== undefined && !totals.names.has(asked) && [...totals.names.keys()].some((one) => one !== undefined);
    if (features.length === 0 && !name) return undefined;
    return { ...healthy, value: { ...healthy.value, features, name } };
  }

  resumedAtServer(story: Story): Fact<Tally> | undefined {
    return this.ofName(story)?.resumed.fact('a session is resumed at the same server');
  }

  fullAtServer(story: Story): Fact<Tally> | undefined {
    return this.ofName(story)?.full.fact('a full handshake with the same server succeeds');
  }

  replacedAcross(story: Story): Fact<Replacement> | undefined {
    for (const [name, { leaves }] of this.at(story)?.names ?? []) {
      const [before, after] = leaves.around(story.first) ?? [];
      if (before && after) return replacement(name, before, after);
    }
    return undefined;
  }

  certificatesOfName(story: Story): Fact<{ readonly leaves: readonly Certificate[] } & Tally> | undefined {
    const known = [...(this.leaves.get(nameKey(story))?.values() ?? [])];
    const seen = known[0]?.tally.fact('the same server presents this certificate for the same name');
    return seen && { ...seen, value: { ...seen.value, leaves: known.map(({ certificate }) => certificate) } };
  }

  otherCertificates(story: Story): Fact<{ readonly leaves: readonly Certificate[] } & Tally> | undefined {
    const own = story.server.certificates?.value[0]?.sha256;
    const known = this.leaves.get(nameKey(story));
    if (own === undefined || !known || !story.client.hello) return undefined;
    const others = [...known].filter(([sha256]) => sha256 !== own).map(([, leaf]) => leaf);
    const seen = others[0]?.tally.fact('the same server presents another certificate');
    return seen && { ...seen, value: { ...seen.value, leaves: others.map(({ certificate }) => certificate) } };
  }

  farSide(story: Story): Fact<FarSide> | undefined {
    return this.openings.get(nameKey(story))?.within(story);
  }

  sameLeafElsewhere(story: Story): Fact<{ readonly names: readonly string[] } & Tally> | undefined {
    const own = story.server.certificates?.value[0]?.sha256;
    const asked = story.client.hello?.value.serverName;
    const places = this.places.get(`${story.capture} ${own}`);
    const server = serverKey(story);
    const others = [...(places?.values() ?? [])].filter((one) => one.server !== server && one.name !== asked);
    const seen = others[0]?.tally.fact('another address presents the same certificate');
    return seen && { ...seen, value: { ...seen.value, names: others.map(({ name }) => name) } };
  }

  private cuts(story: Story, which: (one: Ended) => boolean, note: string): Fact<Cuts & Tally> | undefined {
    const totals = this.at(story);
    const others = totals?.cuts.filter(which) ?? [];
    const tally = tallyOf(others, note);
    if (!totals || !tally) return undefined;
    const unusual = others.flatMap((one) => one.features).filter((one) => !totals.healthyFeatures.has(one));
    const abrupt = others.filter((one) => one.abrupt).length;
    return { ...tally, value: { ...tally.value, abrupt, features: [...new Set(unusual)] } };
  }

  private at(story: Story): ServerTotals | undefined {
    return this.servers.get(serverKey(story));
  }

  private ofName(story: Story) {
    return this.at(story)?.names.get(story.client.hello?.value.serverName);
  }

  private noteLeaf(story: Story, outcome: Outcome): void {
    const { certificates } = story.server;
    const leaf = certificates?.value[0];
    if (!leaf) return;
    if (outcome === 'healthy') this.accepted.at(leaf.sha256, () => new AcceptedLeaf()).add(story, certificates);
    // Without the ClientHello, nobody knows what name it was for.
    if (!story.client.hello) return;
    this.notePlace(story, leaf.sha256, when(certificates));
    this.openings.at(nameKey(story), () => new Openings()).note(story);
    const known = this.leaves.at(nameKey(story), () => new Map());
    if (!known.has(leaf.sha256) && known.size >= limits.leavesOfName) return;
    const entry = known.get(leaf.sha256) ?? { certificate: leaf, tally: new RunningTally() };
    entry.tally.add(story, when(certificates));
    known.set(leaf.sha256, entry);
  }

  private notePlace(story: Story, sha256: string, at: FrameRef): void {
    const name = story.client.hello?.value.serverName;
    if (name === undefined) return;
    const places = this.places.at(`${story.capture} ${sha256}`, () => new Map());
    const key = nameKey(story);
    if (!places.has(key) && places.size >= limits.namesOfServer) return;
    const place = places.get(key) ?? { server: serverKey(story), name, tally: new RunningTally() };
    place.tally.add(story, at);
    places.set(key, place);
  }
}

function replacement(name: string | undefined, before: Turn, after: Turn): Fact<Replacement> {
  const [lastBefore, firstAfter] = [before.last, after.first];
  return {
    value: { name, before: before.leaf, after: after.leaf, lastBefore, firstAfter },
    spans: [
      { at: lastBefore, note: 'in another connection: the last handshake with the old certificate' },
      { at: firstAfter, note: 'in another connection: the first handshake with the new certificate' },
    ],
  };
}

/** Those that all failures have, if any: the others were not in the way. */
function shared(features: readonly Feature[], failed: readonly Ended[]): readonly Feature[] {
  if (features.length < 2) return features;
  const common = features.filter((feature) => failed.every((one) => one.features.includes(feature)));
  return common.length > 0 ? common : features;
}

/** Frames of another capture say nothing beside this one's: each capture is its own neighbourhood. */
export function serverKey({ capture, server }: Story): string {
  return `${capture} ${server.endpoint.address} ${server.endpoint.port}`;
}

function nameKey(story: Story): string {
  return `${serverKey(story)} ${story.client.hello?.value.serverName ?? ''}`;
}

import { isBefore } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import type { Finding, Verdict } from '../rules/finding.js';
import { count, endpoint, list, shortList } from '../rules/words.js';
import type { Story } from '../story/story.js';
import type { Incident } from './incident.js';
import { serverKey } from './surroundings.js';

/** Where the number of healthy handshakes with a server is known. */
export interface HealthCounter {
  healthySoFar(story: Story): number;
}

/** What a failed connection found at its server when it ended: for `healthyBefore` and `healthyAfter`. */
export interface Moment {
  /** Handshakes with the same server that had succeeded by then. */
  readonly healthy: number;
}

class Group {
  readonly connections: number[] = [];
  readonly servers = new Map<string, { readonly story: Story; before: number; after: number }>();
  readonly clients = new Set<string>();
  first: FrameRef;
  last: FrameRef;

  constructor(
    readonly finding: Finding,
    { first, last }: Story,
    readonly name: string | undefined,
  ) {
    this.first = first;
    this.last = last;
  }

  add(story: Story, { healthy }: Moment): void {
    this.connections.push(story.id);
    this.clients.add(story.client.endpoint.address);
    if (isBefore(story.first, this.first)) this.first = story.first;
    if (isBefore(this.last, story.last)) this.last = story.last;
    const key = serverKey(story);
    const known = this.servers.get(key);
    if (known) {
      known.before = Math.min(known.before, healthy);
      known.after = Math.max(known.after, healthy);
    }
    else this.servers.set(key, { story, before: healthy, after: healthy });
  }
}

/** What one box does to all names alike is one incident. */
const spansNames: ReadonlySet<string> = new Set(['middlebox/captive-portal']);

/** Puts failed connections together that have the same root cause at the same name, or else at the same server. */
export class Incidents {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly health: HealthCounter) {}

  /** `moment` as it was when the connection ended, which may be long before its verdict is final. */
  add({ story, findings }: Verdict, moment: Moment): void {
    const root = findings.find((finding) => finding.rootCause);
    if (!root) return;
    const name = story.client.hello?.value.serverName;
    const key = `${root.rule} ${spansNames.has(root.rule) ? story.capture : (name ?? serverKey(story))}`;
    let group = this.groups.get(key);
    if (!group) {
      if (this.groups.size >= limits.incidents) return;
      group = new Group(root, story, spansNames.has(root.rule) ? undefined : name);
      this.groups.set(key, group);
    }
    group.add(story, moment);
  }

  /** Groups of at least two connections, in the order of their beginnings. */
  tell(): Incident[] {
    const groups = [...this.groups.values()].filter(({ connections }) => connections.length > 1);
    groups.sort((a, b) => (isBefore(a.first, b.first) ? -1 : 1));
    return groups.map((group) => this.incident(group));
  }

  private incident({ finding, connections, clients, servers, name, first, last }: Group): Incident {
    const atServers = [...servers.values()];
    const healthyUntilLast = sum(atServers.map(({ after }) => after));
    const healthy = sum(atServers.map(({ story }) => this.health.healthySoFar(story)));
    const incident = {
      rule: finding.rule,
      title: finding.title,
      severity: finding.severity,
      connections: [...connections].sort((a, b) => a - b),
      servers: [...new Set(atServers.map(({ story }) => endpoint(story.server.endpoint)))],
      clients: [...clients],
      name,
      first,
      last,
      healthyBefore: sum(atServers.map(({ before }) => before)),
      healthyAfter: healthy - healthyUntilLast,
    };
    return { ...incident, summary: summary(incident, healthy) };
  }
}

function summary(incident: Omit<Incident, 'summary'>, healthy: number): string {
  const { connections, clients, servers, name, healthyBefore, healthyAfter } = incident;
  const to = name === undefined ? shortList(servers) : `${name} (${shortList(servers)})`;
  const from = clients.length > 1 ? count(clients.length, 'client') : `the client ${clients[0]}`;
  const failed = `${count(connections.length, 'connection')} from ${from} to ${to} failed for the same reason.`;
  return `${failed} ${health(healthyBefore, healthy - healthyBefore - healthyAfter, healthyAfter)}`;
}

/** Handshakes with the same servers that worked: before the first failure, between first and last, after the last. */
function health(before: number, between: number, after: number): string {
  const times = [
    { number: before, text: 'before the first failure' },
    { number: between, text: 'between two failures' },
    { number: after, text: 'after the last failure' },
  ].filter(({ number }) => number > 0);
  if (times.length === 0) return 'No handshake with the same server succeeded in this capture.';
  const total = count(before + between + after, 'handshake');
  const none = after === 0 && before > 0 ? ', and none since' : '';
  // A single number is not told twice: `3 handshakes … succeeded before the first failure`.
  const parts = times.length === 1 ? ` ${times[0].text}` : `: ${list(times.map(({ number, text }) => `${number} ${text}`))}`;
  return `${total} with the same server succeeded${parts}${none}.`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

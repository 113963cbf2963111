import { limits } from '../bytes/limits.js';
import { endpoint } from '../rules/words.js';
import type { ConnectionReport } from './document.js';

/** Healthy connections that look the same from outside, told in one line. */
export interface HealthyGroup {
  name?: string;
  server: string;
  version?: string;
  cipherSuite?: string;
  alpn?: string;
  count: number;
  resumed: number;
  /** Typical time from the first ClientHello to the end of the handshake, in ms: the median of the first ones. */
  handshakeMs?: number;
}

/** Handshakes of a group that its typical time is taken from. */
const SAMPLES = 101;

interface Tally extends HealthyGroup {
  samples: number[];
}

/** Counts healthy connections by server, name and what was negotiated; bounded, whatever a scanner makes up. */
export class HealthyGroups {
  private readonly groups = new Map<string, Tally>();
  beyond = 0;

  add(connection: ConnectionReport): void {
    const key = keyOf(connection);
    const group = this.groups.get(key) ?? this.open(key, connection);
    if (!group) return void this.beyond++;
    group.count++;
    if (connection.resumed) group.resumed++;
    if (group.samples.length >= SAMPLES) return;
    const took = connection.timings.handshakeMs;
    if (took !== undefined) group.samples.push(took);
  }

  private open(key: string, connection: ConnectionReport): Tally | undefined {
    if (this.groups.size >= limits.reportGroups) return undefined;
    const { sni, version, cipherSuite, alpnSelected, server } = connection;
    const negotiated = { version, cipherSuite, alpn: alpnSelected };
    const group: Tally = { name: sni, server: endpoint(server), ...negotiated, count: 0, resumed: 0, samples: [] };
    this.groups.set(key, group);
    return group;
  }

  values(): Iterable<Tally> {
    return this.groups.values();
  }
}

function keyOf({ sni, server, version, cipherSuite, alpnSelected }: ConnectionReport): string {
  return `${sni}\n${server.address}\n${server.port}\n${version}\n${cipherSuite}\n${alpnSelected}`;
}

/** The groups, the most frequent first. */
export function groupHealthy(groups: HealthyGroups): HealthyGroup[] {
  return [...groups.values()]
    .map(({ samples, ...group }) => ({ ...group, handshakeMs: median(samples) }))
    .sort((a, b) => b.count - a.count || byName(a, b));
}

/** By code units: a collator costs some 30 ms to load. */
function byName(a: HealthyGroup, b: HealthyGroup): number {
  const [one, other] = [a.name ?? a.server, b.name ?? b.server];
  return one < other ? -1 : one > other ? 1 : 0;
}

function median(samples: number[]): number | undefined {
  return samples.sort((a, b) => a - b)[Math.floor(samples.length / 2)];
}

import type { FrameRef } from '../bytes/span.js';
import type { Severity } from '../rules/rule.js';

/** The same failure on more than one connection, told once. */
export interface Incident {
  readonly rule: string;
  readonly title: string;
  readonly summary: string;
  readonly severity: Severity;
  /** Ids of the connections, ascending. */
  readonly connections: readonly number[];
  /** `10.0.0.9:443` */
  readonly servers: readonly string[];
  readonly clients: readonly string[];
  /** The name that the clients asked for. */
  readonly name?: string;
  readonly first: FrameRef;
  readonly last: FrameRef;
  /** Handshakes with the same servers that had succeeded before the first failure, and after the last. */
  readonly healthyBefore: number;
  readonly healthyAfter: number;
}

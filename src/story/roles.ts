import { type Direction, opposite } from '../stream/observer.js';
import type { Witness } from './witness.js';

/** Ports below this one are given to services. */
const FIRST_USER_PORT = 1024;

/** Which direction is the TLS client's: by its hello, by the server's, by the SYN, and at last by the ports. */
export function clientDirectionOf(witness: Witness): Direction {
  for (const sighting of witness.sightings) {
    if (sighting.kind !== 'message') continue;
    const { message, direction } = sighting.seen;
    if (message.type === 'client_hello' || message.type === 'sslv2_client_hello') return direction;
    if (message.type === 'server_hello' || message.type === 'hello_retry_request') return opposite(direction);
  }
  if (witness.start.sawOpening) return 0;
  const [a, b] = witness.start.endpoints;
  if (a.port < FIRST_USER_PORT !== b.port < FIRST_USER_PORT) return a.port < b.port ? 1 : 0;
  if (b.port === 443 || b.port === 8443) return 0;
  return a.port === 443 || a.port === 8443 || a.port < b.port ? 1 : 0;
}

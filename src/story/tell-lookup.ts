import type { Endpoint } from '../stream/observer.js';
import type { FailedLookup } from './resolutions.js';
import type { Side, Story } from './story.js';

/** The story of a connection that never came to be, for want of an address. */
export function tellLookup({ lookup, failure }: FailedLookup, capture: number): Story {
  const { id, client, resolvers, refusal, name, queries, first, last } = lookup;
  const asked = { at: first, from: 'client', kind: 'plaintext', text: `DNS question: ${name}${queries > 1 ? ` (${queries} times)` : ''}` } as const;
  const [proof] = failure.spans;
  const answered = { at: proof.at, from: 'server', kind: 'plaintext', text: proof.note.replace(/^\S+ → \S+: /, '') } as const;
  return {
    id,
    capture,
    transport: 'udp',
    protocol: 'none',
    first,
    last,
    client: silentSide(client, queries),
    server: silentSide(refusal?.by ?? resolvers[0], failure.value.code === undefined ? 0 : 1),
    name: failure,
    tcp: { unacked: { client: 0, server: 0 } },
    tls: { earlyData: 'none', clientAuth: 'none', decrypted: false, messages: [] },
    stage: 'tcp-connect',
    ending: { how: failure.value.code === undefined ? 'timeout' : 'open' },
    gaps: nothingMissing,
    unfinished: false,
    timeline: failure.value.code === undefined ? [asked] : [asked, answered],
    omitted: 0,
  };
}

const nothingMissing: Story['gaps'] = {
  joinedLate: false,
  cutOff: false,
  missing: { client: 0, server: 0 },
  cut: 0,
  duplicates: 0,
  hole: { client: false, server: false },
  disordered: false,
  handshakeHole: { client: false, server: false },
};

function silentSide(endpoint: Endpoint, packets: number): Side {
  const nothing = { alerts: [], problems: [], encrypted: [], encryptedCount: 0, applicationDataBytes: 0 };
  return { endpoint, packets, ...nothing, sent: 0, acked: 0, retransmissions: 0,
    resentMost: 0, largestSegment: 0 };
}

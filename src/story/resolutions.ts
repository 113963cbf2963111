import { limits } from '../bytes/limits.js';
import { millisBetween } from '../bytes/instant.js';
import { type FrameRef, frameRef } from '../bytes/span.js';
import { formatAddress } from '../net/address.js';
import { type DnsMessage, dnsType, readDns } from '../net/dns.js';
import type { Datagram } from '../net/segment.js';
import type { Endpoint } from '../stream/observer.js';
import { type Fact, said } from './fact.js';
import type { NameFailure } from './story.js';

const DNS_PORT = 53;
const NXDOMAIN = 3;

/** A name that one client asked one resolver for, and what came of it. */
export interface Lookup {
  readonly id: number;
  readonly client: Endpoint;
  readonly resolver: Endpoint;
  readonly name: string;
  readonly first: FrameRef;
  last: FrameRef;
  queries: number;
  /** Addresses were found, for at least one type. */
  found: boolean;
  /** An answer without addresses: its RCODE, and where it stands. */
  refusal?: { readonly code: number; readonly at: FrameRef };
}

export interface FailedLookup {
  readonly lookup: Lookup;
  readonly failure: Fact<NameFailure>;
}

/** Follows the names that are asked for, to tell in the end which of them led nowhere. */
export class Resolutions {
  private readonly lookups = new Map<string, Lookup>();

  constructor(private readonly takeId: () => number) {}

  datagram(datagram: Datagram): void {
    const { sourcePort, destinationPort } = datagram;
    if (sourcePort !== DNS_PORT && destinationPort !== DNS_PORT) return;
    const message = readDns(datagram.data, datagram.payloadStart, datagram.payloadEnd);
    if (!message || !isAddressType(message.type)) return;
    if (message.response && sourcePort === DNS_PORT) this.answer(datagram, message);
    else if (!message.response && destinationPort === DNS_PORT) this.query(datagram, message);
  }

  /** The names that led to no address and were left alone for `quietMs`, in the order in which they were asked; each once. */
  failed(until: FrameRef, quietMs = 0): FailedLookup[] {
    const all = [...this.lookups];
    return all.flatMap(([key, lookup]) => {
      if (lookup.found || (quietMs > 0 && !(millisBetween(lookup.last, until) >= quietMs))) return [];
      const failure = all.some(([, other]) => answersFor(other, lookup)) ? undefined : failureOf(lookup, until);
      if (failure) this.lookups.delete(key);
      return failure ?? [];
    });
  }

  private query(datagram: Datagram, { name }: DnsMessage): void {
    const client = formatAddress(datagram.source);
    const key = `${client} ${name}`;
    const known = this.lookups.get(key);
    if (known) {
      known.queries++;
      known.last = frameRef(datagram);
      return;
    }
    if (this.lookups.size >= limits.lookups) this.forgetOldest();
    this.lookups.set(key, {
      id: this.takeId(),
      client: { address: client, port: datagram.sourcePort },
      resolver: { address: formatAddress(datagram.destination), port: datagram.destinationPort },
      name,
      first: frameRef(datagram),
      last: frameRef(datagram),
      queries: 1,
      found: false,
    });
  }

  private answer(datagram: Datagram, { name, code, answers }: DnsMessage): void {
    const lookup = this.lookups.get(`${formatAddress(datagram.destination)} ${name}`);
    if (!lookup) return;
    lookup.last = frameRef(datagram);
    if (code === 0 && answers > 0) lookup.found = true;
    else if (!lookup.refusal || code === NXDOMAIN) lookup.refusal = { code, at: frameRef(datagram) };
  }

  /** Names that were found are the first to go. */
  private forgetOldest(): void {
    for (const [key, { found }] of this.lookups) if (found) return void this.lookups.delete(key);
    for (const key of this.lookups.keys()) return void this.lookups.delete(key);
  }
}

function isAddressType(type: number): boolean {
  return type === dnsType.a || type === dnsType.aaaa || type === dnsType.https;
}

/** The same client found the name itself: this one only had a suffix of the search list behind it (resolv.conf). */
function answersFor(other: Lookup, lookup: Lookup): boolean {
  return other.found && other.client.address === lookup.client.address && lookup.name.startsWith(`${other.name}.`);
}

/** How long a question may wait before its silence means anything, in ms: resolvers try for seconds. */
const PATIENCE_MS = 2000;

function failureOf(lookup: Lookup, until: FrameRef): FailedLookup | undefined {
  const { name, refusal, queries, first } = lookup;
  if (refusal) {
    const value = { name, queries, code: refusal.code, ms: millisBetween(first, refusal.at) };
    return { lookup, failure: said(value, refusal.at, 'server', ({ code }) => `DNS answer for ${name}: ${answerName(code)}`) };
  }
  const ms = millisBetween(first, until);
  if (!(ms >= PATIENCE_MS)) return undefined;
  return { lookup, failure: said({ name, queries, ms }, first, 'client', () => `DNS question for ${name}, never answered`) };
}

const answerNames: Readonly<Record<number, string>> = {
  0: 'the name exists, but has no address',
  1: 'FORMERR',
  2: 'SERVFAIL, the resolver could not find out',
  3: 'NXDOMAIN, there is no such name',
  4: 'NOTIMP',
  5: 'REFUSED',
};

function answerName(code: number): string {
  return answerNames[code] ?? `error ${code}`;
}

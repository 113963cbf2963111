import { limits } from '../bytes/limits.js';
import { type Instant, isBefore, millisBetween } from '../bytes/instant.js';
import { type FrameRef, frameRef } from '../bytes/span.js';
import { formatAddress } from '../net/address.js';
import { type DnsMessage, dnsType, readDns } from '../net/dns.js';
import type { Datagram, IcmpError } from '../net/segment.js';
import type { Endpoint } from '../stream/observer.js';
import { type Fact, said } from './fact.js';
import { type Attempt, isSuffixed, SearchLists } from './search-lists.js';
import type { NameFailure, Story } from './story.js';

const DNS_PORT = 53;
const UDP = 17;
const NXDOMAIN = 3;

/** A name that one client asked for, and what came of it. */
export interface Lookup extends Attempt {
  readonly id: number;
  readonly client: Endpoint;
  /** Those that were asked, in this order; more than one where the client gave up on the first. */
  readonly resolvers: Endpoint[];
  readonly first: FrameRef;
  last: FrameRef;
  queries: number;
  /** Types that were asked for and not answered yet. */
  readonly open: Set<number>;
  /** ICMP errors that came for it, by the address that was asked. */
  readonly unreachable: Map<string, FrameRef>;
  /** Addresses were found, for at least one type, or the answer is where we do not read it (TCP). */
  found: boolean;
  /** An answer without addresses: its RCODE, who gave it and where it stands. */
  refusal?: { readonly code: number; readonly at: FrameRef; readonly by: Endpoint };
}

export interface FailedLookup {
  readonly lookup: Lookup;
  readonly failure: Fact<NameFailure>;
}

/** Follows the names that are asked for, to tell in the end which of them led nowhere. */
export class Resolutions {
  /** The latest attempt at each name, by client and name. */
  private readonly lookups = new Map<string, Lookup>();
  /** Attempts that came to nothing before the client tried the same name again. */
  private past: { readonly lookup: Lookup; readonly until: FrameRef }[] = [];
  /** The name last asked for from each client's address and port. */
  private readonly asking = new Map<string, Lookup>();
  private readonly searches = new SearchLists();
  /** The latest datagrams, to know copies by. */
  private readonly recent: Mark[] = [];

  constructor(private readonly takeId: () => number) {}

  datagram(datagram: Datagram): void {
    const { sourcePort, destinationPort } = datagram;
    if (sourcePort !== DNS_PORT && destinationPort !== DNS_PORT) return;
    const message = readDns(datagram.data, datagram.payloadStart, datagram.payloadEnd);
    if (!message || !isAddressType(message.type) || this.isCopy(datagram, message)) return;
    if (message.response && sourcePort === DNS_PORT) this.answer(datagram, message);
    else if (!message.response && destinationPort === DNS_PORT) this.query(datagram, message);
  }

  /** The same datagram caught twice (`-i any`, a mirror port). A question asked again is a datagram of its own. */
  private isCopy({ ipId, sourcePort, destinationPort, seconds, nanos }: Datagram, { name, type }: DnsMessage): boolean {
    const what = `${ipId} ${sourcePort} ${destinationPort} ${type} ${name}`;
    const at = { seconds, nanos };
    const isKnown = this.recent.some((one) => one.what === what && millisBetween(one.at, at) < AT_ONCE_MS);
    this.recent.unshift({ what, at });
    if (this.recent.length > REMEMBERED) this.recent.pop();
    return isKnown;
  }

  /** Nobody answers there: the host has no resolver, or a firewall says so. */
  icmp(error: IcmpError): void {
    const { quotedProtocol, quotedDestinationPort, quotedSource, quotedSourcePort, kind } = error;
    if (quotedProtocol !== UDP || quotedDestinationPort !== DNS_PORT) return;
    if (kind !== 'unreachable' && kind !== 'prohibited') return;
    const lookup = this.asking.get(`${formatAddress(quotedSource)} ${quotedSourcePort}`);
    const resolver = formatAddress(error.quotedDestination);
    if (!lookup || lookup.unreachable.size >= RESOLVERS || lookup.unreachable.has(resolver)) return;
    lookup.unreachable.set(resolver, frameRef(error));
  }

  /** A client that asks a host for this name found it, in whatever way: the capture may lack the answers. */
  connected({ client, first }: Story): void {
    const name = client.hello?.value.serverName?.toLowerCase();
    if (name === undefined) return;
    const latest = this.lookups.get(`${client.endpoint.address} ${name}`);
    if (latest && isBefore(latest.first, first)) latest.found = true;
    for (const { lookup, until } of this.past) {
      const isOfThis = lookup.name === name && lookup.client.address === client.endpoint.address;
      if (isOfThis && isBefore(lookup.first, first) && isBefore(first, until)) lookup.found = true;
    }
  }

  /** The names that led to no address and were left alone for `quietMs`, in the order in which they were asked; each once. */
  failed(until: FrameRef, quietMs = 0): FailedLookup[] {
    const isLeft = ({ last }: Lookup) => quietMs === 0 || millisBetween(last, until) >= quietMs;
    const past = this.past.flatMap(({ lookup, until: then }) => failureOf(lookup, then) ?? []);
    this.past = [];
    const latest = [...this.lookups].flatMap(([key, lookup]) => {
      const failure = isLeft(lookup) ? failureOf(lookup, until) : undefined;
      if (failure) this.lookups.delete(key);
      return failure ?? [];
    });
    return [...past, ...latest].sort((a, b) => a.lookup.id - b.lookup.id);
  }

  private query(datagram: Datagram, { name, type }: DnsMessage): void {
    const client = formatAddress(datagram.source);
    const key = `${client} ${name}`;
    const at = frameRef(datagram);
    let lookup = this.lookups.get(key);
    if (lookup && isAnotherAttempt(lookup, at)) {
      this.lookups.delete(key);
      if (!lookup.found && this.past.length < limits.lookups) this.past.push({ lookup, until: at });
      lookup = undefined;
    }
    lookup ??= this.begin(key, client, datagram, name, at);
    lookup.queries++;
    lookup.last = at;
    lookup.open.add(type);
    if (this.asking.size >= limits.lookups) this.asking.clear();
    this.asking.set(`${client} ${datagram.sourcePort}`, lookup);
    addResolver(lookup, { address: formatAddress(datagram.destination), port: datagram.destinationPort });
  }

  private begin(key: string, client: string, { sourcePort }: Datagram, name: string, first: FrameRef): Lookup {
    if (this.lookups.size >= limits.lookups) this.forgetOldest();
    const lookup: Lookup = {
      id: this.takeId(),
      client: { address: client, port: sourcePort },
      resolvers: [],
      name,
      first,
      last: first,
      queries: 0,
      open: new Set(),
      unreachable: new Map(),
      found: false,
      excused: false,
      suffixed: [],
    };
    this.lookups.set(key, lookup);
    return lookup;
  }

  private answer(datagram: Datagram, { name, type, code, answers, truncated }: DnsMessage): void {
    const lookup = this.lookups.get(`${formatAddress(datagram.destination)} ${name}`);
    if (!lookup) return;
    const at = frameRef(datagram);
    lookup.last = at;
    lookup.open.delete(type);
    if (truncated || (code === 0 && answers > 0)) {
      if (!lookup.found) this.searches.found(lookup);
      lookup.found = true;
      return;
    }
    if (lookup.refusal && weight(code) < weight(lookup.refusal.code)) return;
    lookup.refusal = { code, at, by: { address: formatAddress(datagram.source), port: datagram.sourcePort } };
    if (!lookup.found) this.searches.refused(lookup, at);
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

/** A resolver's library asks again at once, or after seconds where nobody answers; later it is the program, in ms. */
const SAME_ATTEMPT_MS = { answered: 1_000, unanswered: 15_000 };

function isAnotherAttempt(lookup: Lookup, at: FrameRef): boolean {
  const isAnswered = lookup.found || settled(lookup) !== undefined;
  return millisBetween(lookup.last, at) >= (isAnswered ? SAME_ATTEMPT_MS.answered : SAME_ATTEMPT_MS.unanswered);
}

/** "Nothing there" is said of one type only; another that is still open may have had the address. */
function settled({ refusal, open }: Lookup): Lookup['refusal'] {
  const isOpen = open.has(dnsType.a) || open.has(dnsType.aaaa);
  return refusal?.code === 0 && isOpen ? undefined : refusal;
}

interface Mark {
  readonly what: string;
  readonly at: Instant;
}

/** No resolver asks again so soon. */
const AT_ONCE_MS = 1;
/** A copy follows within a burst. */
const REMEMBERED = 8;

/** Resolvers kept of one attempt: resolv.conf(5) knows three. */
const RESOLVERS = 4;

function addResolver({ resolvers }: Lookup, resolver: Endpoint): void {
  const isKnown = resolvers.some(({ address }) => address === resolver.address);
  if (!isKnown && resolvers.length < RESOLVERS) resolvers.push(resolver);
}

/** Of several answers the one that settles it: no such name; then a failure, which leaves open what the name has; then nothing there. */
function weight(code: number): number {
  if (code === NXDOMAIN) return 2;
  return code === 0 ? 0 : 1;
}

/** How long a question may wait before its silence means anything, in ms: resolvers try for seconds. */
const PATIENCE_MS = 2000;

function failureOf(lookup: Lookup, until: FrameRef): FailedLookup | undefined {
  const { found, excused, first } = lookup;
  if (found || excused) return undefined;
  const refusal = settled(lookup);
  if (refusal) {
    const value = { ...common(lookup), code: refusal.code, ms: millisBetween(first, refusal.at) };
    return { lookup, failure: said(value, refusal.at, 'server', ({ name, code }) => `DNS answer for ${name}: ${answerName(code)}`) };
  }
  const ms = millisBetween(first, until);
  if (!(ms >= PATIENCE_MS)) return undefined;
  const failure = said({ ...common(lookup), ms }, first, 'client', ({ name }) => `DNS question for ${name}, never answered`);
  const refused = [...lookup.unreachable].map(([resolver, at]) => ({ at, note: `ICMP: nobody answers DNS at ${resolver}` }));
  return { lookup, failure: { ...failure, spans: [failure.spans[0], ...refused] } };
}

function common({ name, queries, resolvers, suffixed, refusal, unreachable }: Lookup) {
  return {
    name,
    queries,
    resolvers: resolvers.map(({ address }) => address),
    suffixed: suffixed.filter((one) => isSuffixed(one, name)),
    half: refusal?.code === 0,
    unreachable: [...unreachable.keys()],
  };
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

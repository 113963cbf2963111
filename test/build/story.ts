import type { FrameRef, Span } from '../../src/bytes/span.js';
import { formatInstant } from '../../src/bytes/instant.js';
import { alertName } from '../../src/tls/names/names.js';
import { fact, type Fact } from '../../src/story/fact.js';
import type {
  Alert,
  ClientSide,
  Ending,
  Gaps,
  HiddenAlert,
  Party,
  Plaintext,
  Reset,
  ServerSide,
  Side,
  Silence,
  Stage,
  Story,
  TcpStory,
  TimelineEntry,
  TlsStory,
} from '../../src/story/story.js';
import {
  clientHello,
  helloRetryRequest,
  serverHello,
  type ClientHelloFields,
  type ServerHelloFields,
} from './hello.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** 2026-11-21 10:15:00 UTC. */
const START = 1_795_256_100;

/**
 * Writes a Story by hand, step by step, as its packets would have told it. Every step takes the next frame, one
 * millisecond after the one before:
 *
 *     aStory().tcp().clientHello({ serverName: 'api.example.com' }).rst('server').story
 *
 * `client({…})`, `server({…})`, `tls({…})`, `gaps({…})` set what no step is for; they come last and win.
 */
export class StoryBuilder {
  private readonly told: Mutable<Story>;
  private readonly sides: { client: Mutable<ClientSide>; server: Mutable<ServerSide> };
  private readonly timeline: TimelineEntry[] = [];
  private frame = 0;
  private ms = 0;

  constructor(id = 1) {
    this.sides = { client: side('10.0.0.5', 51034), server: side('10.0.0.9', 443) };
    this.told = { ...emptyStory(id, at(1, 0)), ...this.sides, timeline: this.timeline };
  }

  get story(): Story {
    return { ...this.told, client: { ...this.sides.client }, server: { ...this.sides.server } };
  }

  /** The frame of the latest step. */
  get last(): number {
    return this.frame;
  }

  // ——— time and place ———

  /** Lets time pass before the next step. */
  wait(ms: number): this {
    this.ms += ms;
    return this;
  }

  /** The next step takes this frame number (frames of other connections lie between). */
  atFrame(frame: number): this {
    this.frame = frame - 1;
    return this;
  }

  /** The whole connection starts this many ms after 2026-11-21 10:15 UTC. Call it first. */
  startingAt(ms: number): this {
    this.ms = ms;
    this.told.first = at(this.frame + 1, ms);
    return this;
  }

  from(address: string, port = 51034): this {
    return this.client({ endpoint: { address, port } });
  }

  to(address: string, port = 443): this {
    return this.server({ endpoint: { address, port } });
  }

  // ——— TCP ———

  /** SYN, SYN-ACK, ACK. */
  tcp(): this {
    return this.syn().synAck().established();
  }

  syn(times = 1): this {
    const first = this.step('client', 'tcp', 'SYN');
    for (let more = 1; more < times; more++) this.wait(1000 * 2 ** (more - 1)).step('client', 'tcp', 'SYN again');
    this.sides.client.retransmissions += times - 1;
    return this.inTcp({ syn: { value: times, spans: [first] } });
  }

  synAck(times = 1): this {
    const first = this.step('server', 'tcp', 'SYN, ACK');
    for (let more = 1; more < times; more++) this.wait(1000 * 2 ** (more - 1)).step('server', 'tcp', 'SYN, ACK again');
    return this.inTcp({ synAck: { value: times, spans: [first] }, handshakeMs: 1 });
  }

  established(): this {
    this.told.stage = 'client-hello';
    return this.inTcp({ established: { value: true, spans: [this.step('client', 'tcp', 'ACK')] } });
  }

  /** A RST answers the SYN. */
  refused(reset: Partial<Reset> = {}): this {
    const span = this.step('server', 'tcp', 'RST, ACK');
    this.ended('rst', 'server', span.at);
    return this.inTcp({ refused: { value: { ...noReset, ...reset }, spans: [span] } });
  }

  icmp(kind: string, from = '10.0.0.1', mtu = 0, code = 1): this {
    const span = this.step(undefined, 'icmp', `ICMP ${kind} from ${from}`);
    return this.inTcp({ icmp: { value: { kind, code, from, mtu, to: 'client' }, spans: [span] } });
  }

  rst(who: Party, reset: Partial<Reset> = {}): this {
    const span = this.step(who, 'tcp', 'RST');
    const value = { ...noReset, offset: this.sides[who].sent, ttl: this.sides[who].ttl ?? 64, ...reset };
    this.sides[who].rst = { value, spans: [span] };
    return this.ended('rst', who, span.at);
  }

  fin(who: Party): this {
    const span = this.step(who, 'tcp', 'FIN');
    this.sides[who].fin = { value: { offset: this.sides[who].sent }, spans: [span] };
    return this.ended('fin', who, span.at);
  }

  /** The server owed an answer and gave none. */
  silence(after: Silence['after'], ms = 10_000, acked = true): this {
    const { at: since } = this.wait(ms).step(undefined, 'tcp', 'no answer');
    this.told.ending = { how: 'timeout' };
    return this.server({ silence: fact({ after, ms, acked }, since, `no answer for ${ms} ms`) });
  }

  // ——— TLS ———

  clientHello(fields: ClientHelloFields = {}, bytes = 517): this {
    this.tells('client', bytes);
    const hello = clientHello(fields);
    const which = this.sides.client.hello ? 'secondHello' : 'hello';
    this.said('client', 'ClientHello', (seen) => ({ [which]: { value: hello, spans: [seen] } }));
    this.told.protocol = 'tls';
    return this.reached('client-hello');
  }

  serverHello(fields: ServerHelloFields = {}): this {
    this.tells('server', 90);
    const hello = serverHello(fields);
    const span = this.step('server', 'tls', 'ServerHello');
    this.sides.server.hello = { value: hello, spans: [span] };
    this.told.protocol = 'tls';
    const { version, cipherSuite } = hello;
    this.tls({ version: { value: version, spans: [span] }, cipherSuite: { value: cipherSuite, spans: [span] } });
    return this.reached('server-hello');
  }

  helloRetryRequest(group?: number): this {
    this.tells('server', 93);
    const retryRequest = helloRetryRequest(group);
    this.said('server', 'HelloRetryRequest', (seen) => ({ retryRequest: { value: retryRequest, spans: [seen] } }));
    return this;
  }

  certificates(who: Party, ...chain: NonNullable<Side['certificates']>['value'][number][]): this {
    this.tells(who, 1200 * chain.length);
    this.said(who, 'Certificate', (seen) => ({ certificates: { value: chain, spans: [seen] } }));
    return this.reached(who === 'server' ? 'certificate' : 'client-certificate');
  }

  alert(who: Party, code: number, change: Partial<Alert> = {}): this {
    const level = change.level ?? (code === 0 || code === 90 || code === 100 ? 1 : 2);
    const name = alertName(code);
    const value = { level, fatal: level === 2, code, name, encrypted: false, afterClose: false, ...change };
    const span = this.step(who, 'alert', `${value.fatal ? 'fatal' : 'warning'} alert ${name} (${code})`);
    const seen: Fact<Alert> = { value, spans: [span] };
    const mine = this.sides[who];
    mine.alerts = [...mine.alerts, seen];
    if (value.fatal) mine.alert ??= seen;
    if (code === 0) mine.closeNotify = { value: 'read', spans: [span] };
    return this.tells(who, 7);
  }

  hiddenAlert(who: Party, place: HiddenAlert['place'] = 'refusal', recordLength = 19): this {
    this.tells(who, recordLength + 5);
    this.encrypted(who, recordLength);
    const span = this.step(who, 'alert', `encrypted record of ${recordLength} bytes, an alert by its length`);
    this.sides[who].hiddenAlert = { value: { place, recordLength }, spans: [span] };
    return this;
  }

  encrypted(who: Party, length: number, contentType = 23): this {
    const span = this.step(who, 'tls', `encrypted record of ${length} bytes`);
    const mine = this.sides[who];
    mine.encrypted = [...mine.encrypted, { at: span.at, contentType, length }];
    mine.encryptedCount += 1;
    return this.tells(who, length + 5);
  }

  finished(who: Party, how: 'read' | 'inferred' = 'inferred'): this {
    this.tells(who, 58);
    this.said(who, 'Finished', (seen) => ({ finished: { value: how, spans: [seen] } }));
    return this.reached('finished');
  }

  /** Both sides are through: ServerHello to Finished in one step each. */
  completed(version = 0x0304): this {
    const span = this.step('server', 'tls', 'handshake complete');
    this.told.protocol = 'tls';
    this.finished('server').finished('client');
    this.tls({ completed: { value: 'proven', spans: [span] }, version: { value: version, spans: [span] } });
    return this.reached('finished');
  }

  applicationData(who: Party, bytes = 400): this {
    this.tells(who, bytes + 5);
    const span = this.step(who, 'data', `application data, ${bytes} bytes`);
    const mine = this.sides[who];
    mine.applicationData ??= { value: bytes, spans: [span] };
    mine.applicationDataBytes += bytes;
    return this.reached('application-data');
  }

  /** First bytes that are not TLS. */
  plaintext(who: Party, protocol: string, text: string): this {
    this.tells(who, text.length);
    const value: Plaintext = { protocol, text };
    const span = this.step(who, 'plaintext', `${protocol} in the clear`);
    this.sides[who].plaintext = { value, spans: [span] };
    if (this.told.protocol === 'none') this.told.protocol = 'plaintext';
    return this;
  }

  upgrade(protocol: string): this {
    const span = this.step('client', 'plaintext', `upgrade by ${protocol}`);
    this.told.upgrade = { value: { protocol }, spans: [span] };
    return this.reached('upgrade');
  }

  // ——— anything else ———

  client(change: Partial<ClientSide>): this {
    Object.assign(this.sides.client, change);
    return this;
  }

  server(change: Partial<ServerSide>): this {
    Object.assign(this.sides.server, change);
    return this;
  }

  tls(change: Partial<TlsStory>): this {
    this.told.tls = { ...this.told.tls, ...change };
    return this;
  }

  inTcp(change: Partial<TcpStory>): this {
    this.told.tcp = { ...this.told.tcp, ...change };
    return this;
  }

  gaps(change: Partial<Gaps>): this {
    this.told.gaps = { ...this.told.gaps, ...change };
    return this;
  }

  ending(ending: Ending): this {
    this.told.ending = ending;
    return this;
  }

  /** A fact in the next frame, for fields that no step fills: `.client({ keyExchange: story.seen(message, '…') })`. */
  seen<T>(value: T, note: string, who: Party = 'server'): Fact<T> {
    return { value, spans: [this.step(who, 'tls', note)] };
  }

  private reached(stage: Stage): this {
    this.told.stage = stage;
    return this;
  }

  /** These bytes were sent, and acknowledged unless somebody says otherwise. */
  private tells(who: Party, bytes: number): this {
    const mine = this.sides[who];
    mine.sent += bytes;
    mine.acked += bytes;
    mine.largestSegment = Math.max(mine.largestSegment, Math.min(bytes, 1460));
    return this;
  }

  private said(who: Party, what: string, change: (seen: Span) => Partial<ClientSide> | Partial<ServerSide>): void {
    Object.assign(this.sides[who], change(this.step(who, 'tls', what)));
  }

  private ended(how: Ending['how'], by: Party, where: FrameRef): this {
    const { ending } = this.told;
    const other = ending.by !== undefined && ending.by !== by;
    this.told.ending = ending.how === 'open' || how === 'rst' ? { how, by, at: where } : ending;
    if (other && how === 'fin') this.told.ending = { ...ending, by: 'both' };
    return this;
  }

  private step(who: Party | undefined, kind: TimelineEntry['kind'], text: string): Span {
    this.frame += 1;
    this.ms += 1;
    const here = at(this.frame, this.ms);
    if (this.timeline.length === 0) this.told.first = here;
    this.told.last = here;
    this.timeline.push({ at: here, from: who, kind, text });
    if (who) this.sides[who].packets += 1;
    return { at: here, note: who ? `${arrow[who]}: ${text}` : text };
  }
}

export function aStory(id = 1): StoryBuilder {
  return new StoryBuilder(id);
}

/** A frame `ms` milliseconds after 2026-11-21 10:15:00 UTC. */
export function at(frame: number, ms = frame): FrameRef {
  return { frame, seconds: START + Math.floor(ms / 1000), nanos: Math.round((ms % 1000) * 1e6) };
}

/** `2026-11-21T10:15:00.004Z`: for titles and messages of tests. */
export function clock(ref: FrameRef): string {
  return formatInstant(ref, 3);
}

const arrow: Record<Party, string> = { client: 'client → server', server: 'server → client' };
const noReset: Reset = { offset: 0, ttl: 64, ipId: 0, window: 0, acked: true };

function side(address: string, port: number): Mutable<Side> {
  return {
    endpoint: { address, port },
    alerts: [],
    encrypted: [],
    encryptedCount: 0,
    applicationDataBytes: 0,
    sent: 0,
    acked: 0,
    retransmissions: 0,
    resentMost: 0,
    packets: 0,
    largestSegment: 0,
    ttl: 64,
    problems: [],
  };
}

function emptyStory(id: number, first: FrameRef): Omit<Story, 'client' | 'server' | 'timeline'> {
  return {
    id,
    capture: 0,
    transport: 'tcp',
    protocol: 'none',
    first,
    last: first,
    tcp: { unacked: { client: 0, server: 0 } },
    tls: { earlyData: 'none', clientAuth: 'none', decrypted: false, messages: [] },
    stage: 'tcp-connect',
    ending: { how: 'open' },
    gaps: {
      joinedLate: false,
      cutOff: false,
      missing: { client: 0, server: 0 },
      cut: 0,
      duplicates: 0,
      hole: { client: false, server: false },
      disordered: false,
      handshakeHole: { client: false, server: false },
    },
    omitted: 0,
    unfinished: false,
  };
}

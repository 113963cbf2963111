import { type FrameRef, frameRef } from '../bytes/span.js';
import type { Direction, TcpEvent } from '../stream/observer.js';
import { nameProtocol } from '../stream/upgrades/registry.js';
import { contentType, type SeenAlert, type SeenMessage, type SeenRecord } from '../tls/events.js';
import type { MessageOf } from '../tls/handshake.js';
import { extensionCode } from '../tls/extensions/registry.js';
import { alertName, isTls13, versionName } from '../tls/names/names.js';
import type { CertificateIntern } from '../x509/intern.js';
import { toldAnswer } from './answer.js';
import { ClientDraft, ServerDraft } from './draft.js';
import { type Fact, fact, said } from './fact.js';
import { roleOf, says } from './phrases.js';
import type { Alert, KeyProof, Party, SeenHandshake, TcpStory, TlsStory } from './story.js';
import type { Sighting, Witness } from './witness.js';

export type { ClientDraft, ServerDraft, SideDraft } from './draft.js';

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** What one pass over the sightings collects; the reading between the lines comes after. */
export interface Gathered {
  readonly clientDirection: Direction;
  readonly client: ClientDraft;
  readonly server: ServerDraft;
  readonly tcp: Draft<Pick<TcpStory, 'syn' | 'synAck' | 'established' | 'challenged' | 'refused' | 'icmp' | 'tooBig'>>;
  readonly messages: SeenHandshake[];
  ancient?: TlsStory['ancient'];
  decrypted: boolean;
  /** Place of the ServerHello among the sightings; -1 when none was seen. */
  helloOrder: number;
  /** Place of the client's Finished, if it could be read; otherwise -1. */
  finishedOrder: number;
  upgrade?: Fact<{ protocol: string }>;
}

/** Goes once through what the witness saw. */
export function gather(witness: Witness, clientDirection: Direction, certificates: CertificateIntern): Gathered {
  const gathered: Gathered = {
    clientDirection,
    client: new ClientDraft(),
    server: new ServerDraft(),
    tcp: {
      syn: undefined,
      synAck: undefined,
      established: undefined,
      challenged: undefined,
      refused: undefined,
      icmp: undefined,
      tooBig: undefined,
    },
    messages: [],
    ancient: undefined,
    decrypted: false,
    helloOrder: -1,
    finishedOrder: -1,
    upgrade: undefined,
  };
  const collector = new Collector(gathered, certificates);
  witness.sightings.forEach((sighting, order) => collector.take(sighting, order));
  addLastRecords(witness, gathered);
  gathered.server.answer = witness.answer && toldAnswer(witness.answer);
  gatherPlaintext(witness, gathered);
  return gathered;
}

/** Of a long conversation only the first records are listed; how it ended stands in the last one. */
function addLastRecords(witness: Witness, gathered: Gathered): void {
  witness.session.totals.forEach(({ lastRecord }, direction) => {
    const { records } = gathered[roleOf(direction === 0 ? 0 : 1, gathered.clientDirection)];
    const listed = records.at(-1)?.seen;
    if (!lastRecord || !listed || lastRecord.offset <= listed.offset) return;
    const order = witness.sightings.length + lastRecord.at.frame;
    records.push({ seen: { ...lastRecord, at: frameRef(lastRecord.at) }, order });
  });
}

class Collector {
  constructor(
    private readonly into: Gathered,
    private readonly certificates: CertificateIntern,
  ) {}

  take(sighting: Sighting, order: number): void {
    const { seen } = sighting;
    const party = roleOf(seen.direction, this.into.clientDirection);
    const side = this.into[party];
    if (sighting.kind === 'tcp') this.tcp(sighting, party);
    else if (sighting.kind === 'message') this.message(sighting.seen, party, order);
    else if (sighting.kind === 'alert') this.alert(sighting.seen, party);
    else if (sighting.kind === 'change-cipher-spec') {
      side.changedCipher = true;
      this.listed(sighting.seen.at, party, 'change_cipher_spec', 1, false);
    } else if (sighting.kind === 'record') this.record(sighting.seen, party, order);
    else side.problems.push(fact(sighting.seen, sighting.seen.at, says(party, sighting.seen.note)));
  }

  private tcp({ seen }: Sighting & { kind: 'tcp' }, party: Party): void {
    const { tcp } = this.into;
    const side = this.into[party];
    if (seen.type === 'syn') tcp.syn = counted(tcp.syn, seen.at, party, 'SYN');
    else if (seen.type === 'syn-ack') tcp.synAck = counted(tcp.synAck, seen.at, party, 'SYN, ACK');
    else if (seen.type === 'established') tcp.established = said(true, seen.at, party, 'ACK: the connection is open');
    else if (seen.type === 'challenge')
      tcp.challenged = counted(tcp.challenged, seen.at, party, 'ACK of another connection of these ports');
    else if (seen.type === 'fin')
      side.fin ??= said({ offset: seen.offset, heard: seen.heard }, seen.at, party, 'FIN: it closes');
    else if (seen.type === 'retransmission') {
      side.resent = counted(side.resent, seen.at, party, `${seen.length} bytes sent again`);
      const before = side.resentAt.get(seen.offset);
      if (!before) side.resentAt.set(seen.offset, { times: 1, length: seen.length });
      else {
        before.times++;
        if (seen.length < before.length - SMALLER)
          side.shrunk ??= said(seen.length, seen.at, party, (length) => `only ${length} of these bytes sent again`);
      }
    } else if (seen.type === 'zero-window')
      side.zeroWindow = counted(side.zeroWindow, seen.at, party, 'receive window closed: it does not read');
    else if (seen.type === 'out-of-order') {
      if (!side.early) side.holeBefore = seen.hole;
      side.early ??= said(seen.length, seen.at, party, (length) => `${length} bytes, while some before them are missing`);
    } else if (seen.type === 'acknowledged')
      side.acknowledged ??= said(seen.bytes, seen.at, party, (bytes) => `ACK: ${bytes} bytes have arrived`);
    else if (seen.type === 'icmp') this.icmp(seen, party);
    else if (seen.type === 'rst') {
      const { offset, ttl, ipId, window, acked, heard } = seen;
      side.rst ??= said({ offset, ttl, ipId, window, acked, heard }, seen.at, party, 'RST: the connection is torn down');
      if (tcp.syn && !tcp.synAck && party === 'server') tcp.refused ??= side.rst;
    }
  }

  /** The first kind of error counts, with all that say the same; "too big" is heeded or not, whatever else is said. */
  private icmp({ kind, code, from, mtu, at }: Extract<TcpEvent, { type: 'icmp' }>, party: Party): void {
    const { tcp } = this.into;
    const note = `${from} → ${party}: ICMP ${kind}, code ${code}${mtu ? `, next-hop MTU ${mtu}` : ''}`;
    const said = fact({ kind, code, from, mtu, to: party }, at, note);
    if (!tcp.icmp) tcp.icmp = said;
    else if (tcp.icmp.value.kind === kind) tcp.icmp = { value: tcp.icmp.value, spans: shownAgain(tcp.icmp, at, note) };
    else if (kind === 'too-big') tcp.tooBig ??= said;
    else if (tcp.icmp.value.kind === 'too-big') {
      tcp.tooBig = tcp.icmp;
      tcp.icmp = said;
    }
  }

  private message(seen: SeenMessage, party: Party, order: number): void {
    const { message, at } = seen;
    const { client, server } = this.into;
    this.listed(at, party, message.type === 'unknown' || message.type === 'malformed' ? message.name : message.type, seen.length, seen.encrypted);
    if (seen.encrypted) this.into.decrypted = true;
    switch (message.type) {
      case 'client_hello': {
        const hello = said(message, at, party, helloText);
        if (client.hello) client.secondHello ??= hello;
        else client.hello = hello;
        break;
      }
      case 'server_hello':
        server.hello ??= said(message, at, party, ({ version }) => `ServerHello, ${versionName(version)}`);
        if (this.into.helloOrder < 0) this.into.helloOrder = order;
        break;
      case 'hello_retry_request':
        server.retryRequest ??= said(message, at, party, 'HelloRetryRequest');
        break;
      case 'encrypted_extensions':
        server.encryptedExtensions ??= said(message, at, party, 'EncryptedExtensions');
        break;
      case 'certificate':
        this.certificate(message, at, party);
        break;
      case 'compressed_certificate':
        if (message.certificate) this.certificate(message.certificate, at, party);
        break;
      case 'certificate_verify':
        this.into[party].certificateVerify ??= said(this.keyProof(message, seen, party), at, party, 'CertificateVerify');
        break;
      case 'server_key_exchange':
        server.keyExchange ??= said(message, at, party, 'ServerKeyExchange');
        break;
      case 'client_key_exchange':
        client.keyExchange ??= said(message, at, party, 'ClientKeyExchange');
        break;
      case 'certificate_request':
        server.certificateRequest ??= said(message, at, party, 'CertificateRequest: it asks for a client certificate');
        break;
      case 'certificate_status':
        server.certificateStatus ??= said(message, at, party, 'CertificateStatus (OCSP)');
        break;
      case 'server_hello_done':
        server.helloDone ??= said(true, at, party, 'ServerHelloDone');
        break;
      case 'new_session_ticket':
        server.sessionTicket ??= said(true, at, party, 'NewSessionTicket');
        break;
      case 'finished':
        if (party === 'client') this.into.finishedOrder = order;
        this.into[party].finished ??= said('read', at, party, 'Finished');
        break;
      case 'sslv2_client_hello':
        this.into.ancient ??= said('SSLv2 hello', at, party, 'ClientHello in the format of SSL 2.0');
        break;
    }
  }

  private keyProof({ signatureAlgorithm: scheme, signature }: MessageOf<'certificate_verify'>, seen: SeenMessage, party: Party): KeyProof {
    const transcript = party === 'server' && !this.into.server.delegates ? seen.transcript : undefined;
    return { scheme, signature, transcript };
  }

  private certificate({ entries }: MessageOf<'certificate'>, at: FrameRef, party: Party): void {
    const { client } = this.into;
    const chain = this.certificates.chain(entries.map(({ der }) => der));
    const staple = entries[0]?.extensions.body(extensionCode.statusRequest, 'stapled_status');
    if (staple && party === 'server') {
      const { statusType, response } = staple;
      const status = { type: 'certificate_status', statusType, response } as const;
      this.into.server.certificateStatus ??= said(status, at, party, 'OCSP answer beside its certificate');
    }
    if (party === 'server' && entries[0]?.extensions.has(extensionCode.delegatedCredential)) this.into.server.delegates = true;
    if (chain.length > 0) this.into[party].certificates ??= said(chain, at, party, certificateText);
    else if (party === 'client') client.emptyCertificate ??= said('read', at, party, 'Certificate without a certificate');
  }

  private alert(seen: SeenAlert, party: Party): void {
    const side = this.into[party];
    const fatal = seen.level === 2;
    const name = alertName(seen.code);
    const other = this.into[party === 'client' ? 'server' : 'client'];
    const afterClose = other.fin !== undefined || other.rst !== undefined;
    const { level, code, encrypted } = seen;
    if (encrypted) this.into.decrypted = true;
    const value: Alert = { level, fatal, code, name, encrypted, afterClose };
    const told = said(value, seen.at, party, alertText);
    side.alerts.push(told);
    if (code === 0) side.closeNotify ??= said('read', seen.at, party, 'close_notify');
    else if (fatal) side.alert ??= told;
  }

  private record(seen: SeenRecord, party: Party, order: number): void {
    const side = this.into[party];
    side.records.push({ seen, order });
    if (seen.opened) this.applicationData(seen, party);
    if (seen.contentType !== contentType.handshake) return;
    const first = !side.finished && side.changedCipher;
    if (first) side.finished = said('inferred', seen.at, party, 'Finished (encrypted, the first record after ChangeCipherSpec)');
    this.listed(seen.at, party, first ? 'finished' : 'encrypted_handshake', seen.length, true);
  }

  private applicationData({ length, at }: SeenRecord, party: Party): void {
    this.into.decrypted = true;
    const early = party === 'client' && hidesHandshake(this.into) && !this.into.client.finished;
    if (!early) this.into[party].applicationData ??= said(length, at, party, 'application data');
  }

  private listed(at: FrameRef, from: Party, type: string, length: number, encrypted: boolean): void {
    this.into.messages.push({ at, from, type, length, encrypted });
  }
}

/** A tunnel's overhead is more than this (bytes); a TCP option that comes and goes is less. */
const SMALLER = 24;

/** Repeats that are shown one by one as proof; more are only counted. */
const SPANS_COUNTED = 8;

function again(note: string): string {
  return note.endsWith(' again') ? note : `${note} again`;
}

function counted(before: Fact<number> | undefined, at: FrameRef, from: Party, what: string): Fact<number> {
  if (!before) return said(1, at, from, what);
  return { value: before.value + 1, spans: shownAgain(before, at, says(from, what)) };
}

function shownAgain({ spans }: Fact<unknown>, at: FrameRef, note: string): Fact<unknown>['spans'] {
  return spans.length < SPANS_COUNTED ? [...spans, { at, note: again(note) }] : spans;
}

function alertText({ fatal, name, code }: Alert): string {
  return `${fatal ? 'fatal' : 'warning'} alert ${name} (${code})`;
}

function helloText({ serverName, versions }: MessageOf<'client_hello'>): string {
  const best = versions.length > 0 ? versionName(Math.max(...versions.filter((one) => one <= 0x0304), 0) || versions[0]) : 'TLS';
  return `ClientHello${serverName ? ` for ${serverName}` : ', no server name'}, up to ${best}`;
}

function certificateText(chain: readonly { subjectLabel: string }[]): string {
  const more = chain.length - 1;
  return `Certificate ${chain[0].subjectLabel}${more > 0 ? ` and ${more} more` : ''}`;
}

function gatherPlaintext(witness: Witness, gathered: Gathered): void {
  const { clientDirection, client, server } = gathered;
  const [clientProbe, serverProbe] = clientDirection === 0 ? witness.probes : [witness.probes[1], witness.probes[0]];
  if (!clientProbe.plaintextAt && !serverProbe.plaintextAt) return;
  const spoken = { client: clientProbe.plaintextAt ? clientProbe.preamble : '', server: serverProbe.plaintextAt ? serverProbe.preamble : '' };
  const { name } = nameProtocol(spoken);
  // A PROXY header is the client's alone: nobody answers in kind.
  const isItsProtocol = (party: Party) => name !== 'unknown' && (name !== 'proxy-protocol' || party === 'client');
  const told = (party: Party, at: FrameRef) =>
    fact({ protocol: name, text: spoken[party] }, at, says(party, `${isItsProtocol(party) ? `${name} in the clear` : 'bytes that are not TLS'}`));
  if (clientProbe.plaintextAt) client.plaintext = told('client', clientProbe.plaintextAt);
  if (serverProbe.plaintextAt) server.plaintext = told('server', serverProbe.plaintextAt);
  const first = client.plaintext ?? server.plaintext;
  if (first && client.hello && name !== 'http' && clientProbe.plaintextAt) gathered.upgrade = { value: { protocol: name }, spans: first.spans };
}

/** Whether what follows the ServerHello is hidden: TLS 1.3 and its drafts. */
export function hidesHandshake(gathered: Gathered): boolean {
  return gathered.server.hello !== undefined && isTls13(gathered.server.hello.value.version);
}

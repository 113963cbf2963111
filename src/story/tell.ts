import type { FrameRef } from '../bytes/span.js';
import type { Direction, FlowSummary, HalfSummary } from '../stream/observer.js';
import type { ExtensionList } from '../tls/extensions/extension-list.js';
import { extensionCode } from '../tls/extensions/registry.js';
import { isTls13 } from '../tls/names/names.js';
import type { CertificateIntern } from '../x509/intern.js';
import { derived, type Fact, joined, when } from './fact.js';
import { hasClosed, readFlights } from './flight.js';
import { gather, type Gathered } from './gather.js';
import { endingOf, gapsOf, silenceOf } from './ending.js';
import { clientDirectionOf } from './roles.js';
import { ToldClient, ToldServer } from './side.js';
import { stageOf } from './stage.js';
import type { ClientSide, ServerSide, Story, TcpStory, TlsStory } from './story.js';
import { Timeline } from './timeline.js';
import type { Witness } from './witness.js';
import { millisBetween } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';

/** Makes the story of a connection out of what its witness saw. */
export function tellStory(witness: Witness, summary: FlowSummary, capture: number, certificates: CertificateIntern): Story {
  const clientDirection = clientDirectionOf(witness);
  const gathered = gather(witness, clientDirection, certificates);
  readFlights(gathered);
  return new ToldStory(witness, summary, capture, clientDirection, gathered);
}

class ToldStory implements Story {
  readonly id: number;
  readonly transport = 'tcp';
  readonly protocol: Story['protocol'];
  readonly first: FrameRef;
  readonly last: FrameRef;
  readonly client: ClientSide;
  readonly server: ServerSide;
  readonly upgrade: Story['upgrade'];
  readonly tcp: TcpStory;
  readonly tls: TlsStory;
  readonly stage: Story['stage'];
  readonly ending: Story['ending'];
  readonly gaps: Story['gaps'];
  readonly omitted: number;
  readonly unfinished: boolean;
  private readonly lines: Timeline;

  constructor(
    { start, session, probes, sightings, omitted, decryptor }: Witness,
    summary: FlowSummary,
    readonly capture: number,
    clientDirection: Direction,
    gathered: Gathered,
  ) {
    const [clientHalf, serverHalf] = byRole(summary.halves, clientDirection);
    const [clientTotals, serverTotals] = byRole(session.totals, clientDirection);
    const [clientEnd, serverEnd] = byRole(start.endpoints, clientDirection);
    this.id = start.id;
    this.first = start.first;
    this.last = summary.last;
    this.omitted = omitted;
    this.unfinished = summary.reason === 'open';
    const probesByRole = byRole(probes, clientDirection);
    this.gaps = gapsOf(start, summary, [clientHalf, serverHalf], [clientTotals, serverTotals], probesByRole, gathered);
    const silence = silenceOf(gathered, clientHalf, serverHalf, summary, this.gaps);
    this.client = new ToldClient(clientEnd, gathered.client, clientHalf, clientTotals);
    this.server = new ToldServer(serverEnd, gathered.server, serverHalf, serverTotals, silence);
    this.upgrade = gathered.upgrade;
    this.protocol = protocolOf(probes);
    this.tcp = tcpStory(gathered, clientHalf, serverHalf);
    this.tls = tlsStory(gathered, decryptor?.outcome);
    this.stage = stageOf(gathered, this.tls, this.protocol);
    this.ending = endingOf(gathered, summary);
    this.lines = new Timeline(sightings, probes, session.totals, clientDirection);
  }

  get timeline(): Story['timeline'] {
    return this.lines.entries;
  }
}

function byRole<T>(pair: readonly [T, T], clientDirection: Direction): [T, T] {
  return clientDirection === 0 ? [pair[0], pair[1]] : [pair[1], pair[0]];
}

function protocolOf(probes: Witness['probes']): Story['protocol'] {
  if (probes.some((probe) => probe.state === 'tls')) return 'tls';
  return probes.some((probe) => probe.plaintextAt) ? 'plaintext' : 'none';
}

function tcpStory({ tcp }: Gathered, client: HalfSummary, server: HalfSummary): TcpStory {
  const { syn, synAck, established, challenged, refused, icmp, tooBig } = tcp;
  return {
    syn,
    synAck,
    established,
    challenged,
    refused: hasGoneOn(tcp, client, server) ? undefined : refused,
    icmp,
    tooBig,
    handshakeMs: syn && synAck ? known(millisBetween(when(syn), when(synAck))) : undefined,
    unacked: { client: Math.max(0, client.bytes - client.acked), server: Math.max(0, server.bytes - server.acked) },
  };
}

/** Payload, or the client's ACK, shows that the answer to the SYN was another one, which the capture lacks or has too late. */
function hasGoneOn({ syn, challenged }: Gathered['tcp'], client: HalfSummary, server: HalfSummary): boolean {
  const isConfirmed = syn !== undefined && !challenged && client.packets > syn.value;
  return isConfirmed || client.bytes + server.bytes > 0;
}

function known(ms: number): number | undefined {
  return Number.isNaN(ms) ? undefined : ms;
}

function tlsStory(gathered: Gathered, secrets: TlsStory['secrets']): TlsStory {
  const { server, messages, ancient, decrypted } = gathered;
  const hello = server.hello;
  const version = hello && derived(hello.value.version, hello);
  const group = hello?.value.group ?? server.keyExchange?.value.group;
  const alpn = chosenAlpn(server.encryptedExtensions?.value.extensions) ?? hello?.value.alpn;
  return {
    version,
    cipherSuite: hello && derived(hello.value.cipherSuite, hello),
    group: group !== undefined ? derived(group, hello?.value.group === undefined && server.keyExchange ? server.keyExchange : (hello as Fact<unknown>)) : undefined,
    alpn: alpn !== undefined ? derived(alpn, server.encryptedExtensions ?? (hello as Fact<unknown>)) : undefined,
    resumed: hello && derived(isResumed(gathered), hello),
    earlyData: earlyDataOf(gathered),
    clientAuth: clientAuthOf(gathered),
    completed: completionOf(gathered),
    decrypted,
    secrets,
    messages: messages.slice(0, limits.messages),
    ancient: ancient ?? (version?.value === 0x0300 ? derived('SSL 3.0', version) : undefined),
  };
}

function chosenAlpn(extensions: ExtensionList | undefined): string | undefined {
  return extensions?.body(extensionCode.alpn, 'application_layer_protocol_negotiation')?.protocols[0];
}

/** TLS 1.3: a pre-shared key was chosen. Up to 1.2: the server went on to ChangeCipherSpec without a Certificate. */
function isResumed({ client, server }: Gathered): boolean {
  const hello = server.hello?.value;
  if (!hello) return false;
  if (isTls13(hello.version)) return hello.selectedPsk !== undefined;
  const sessionId = client.hello?.value.sessionId;
  const echoed = sessionId !== undefined && sessionId.length > 0 && Buffer.compare(sessionId, hello.sessionId) === 0;
  const skipped = server.changedCipher && !server.certificates && !server.keyExchange && !server.helloDone;
  return skipped && (echoed || (client.hello?.value.sessionTicket?.length ?? 0) > 0 || !client.hello);
}

function earlyDataOf({ client, server }: Gathered): TlsStory['earlyData'] {
  if (!client.hello?.value.earlyData) return 'none';
  if (server.encryptedExtensions) return server.encryptedExtensions.value.extensions.has(extensionCode.earlyData) ? 'accepted' : 'rejected';
  return server.retryRequest || (server.hello && server.hello.value.selectedPsk === undefined) ? 'rejected' : 'offered';
}

function clientAuthOf({ client, server }: Gathered): TlsStory['clientAuth'] {
  if (client.certificates || client.hiddenCertificate) return 'sent';
  if (client.emptyCertificate) return 'empty';
  return server.certificateRequest || server.hiddenCertificateRequest ? 'requested' : 'none';
}

function completionOf(gathered: Gathered): Fact<'proven' | 'inferred'> | undefined {
  const { client, server } = gathered;
  const hello = server.hello;
  if (client.hiddenAlert?.value.place === 'refusal') return undefined;
  if (hello && isTls13(hello.value.version)) {
    if (!client.finished || isTooLate(gathered, client.finished)) return undefined;
    return derived(client.finished.value === 'read' ? 'proven' : 'inferred', client.finished);
  }
  if (client.finished && server.finished && !hasGoneBefore(client, server.finished))
    return joined('proven', client.finished, server.finished);
  return lateCompletion(gathered);
}

/** The client gave up while it waited for this Finished: it closed before, and had not begun to talk. */
function hasGoneBefore(client: Gathered['client'], finished: Fact<unknown>): boolean {
  return !client.applicationData && hasClosed(client, when(finished).frame);
}

/** The server was gone before this Finished was under way: a process that ended, not a server that was content. */
function isTooLate({ client, server }: Gathered, finished: Fact<unknown>): boolean {
  return !client.hello?.value.earlyData && !server.applicationData && hasClosed(server, when(finished).frame);
}

/** The Finished of one side was not seen, yet both went on to talk: it must have been there. */
function lateCompletion({ client, server }: Gathered): Fact<'inferred'> | undefined {
  const data = client.applicationData ?? server.applicationData;
  if (!data || (!client.finished && !server.finished)) return undefined;
  return derived('inferred', data);
}

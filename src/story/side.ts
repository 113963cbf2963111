import type { Endpoint, HalfSummary } from '../stream/observer.js';
import type { TlsTotals } from '../tls/events.js';
import { recogniseClient } from '../tls/stacks/recognise-client.js';
import { recogniseServer } from '../tls/stacks/recognise-server.js';
import { derived, type Fact } from './fact.js';
import type { ClientDraft, ServerDraft, SideDraft } from './gather.js';
import type { ClientSide, EncryptedRecord, ServerSide, Side, Silence } from './story.js';

/** What one side said and did. Classes, not spread literals: 20,000 of them must stay small. */
abstract class ToldSide implements Side {
  readonly alert: Side['alert'];
  readonly alerts: Side['alerts'];
  readonly closeNotify: Side['closeNotify'];
  readonly certificates: Side['certificates'];
  readonly certificateVerify: Side['certificateVerify'];
  readonly finished: Side['finished'];
  readonly applicationData: Side['applicationData'];
  readonly plaintext: Side['plaintext'];
  readonly fin: Side['fin'];
  readonly rst: Side['rst'];
  readonly hiddenAlert: Side['hiddenAlert'];
  readonly resent: Side['resent'];
  readonly resentMost: number;
  readonly holeBefore: Side['holeBefore'];
  readonly shrunk: Side['shrunk'];
  readonly early: Side['early'];
  readonly acknowledged: Side['acknowledged'];
  readonly zeroWindow: Side['zeroWindow'];
  readonly problems: Side['problems'];
  readonly encrypted: readonly EncryptedRecord[];
  readonly encryptedCount: number;
  readonly applicationDataBytes: number;
  readonly sent: number;
  readonly acked: number;
  readonly retransmissions: number;
  readonly packets: number;
  readonly largestSegment: number;
  readonly ttl: number | undefined;

  constructor(
    readonly endpoint: Endpoint,
    draft: SideDraft,
    half: HalfSummary,
    totals: TlsTotals,
  ) {
    this.alert = draft.alert;
    this.alerts = draft.alerts;
    this.closeNotify = draft.closeNotify;
    this.certificates = draft.certificates;
    this.certificateVerify = draft.certificateVerify;
    this.finished = draft.finished;
    this.applicationData = draft.applicationData;
    this.plaintext = draft.plaintext;
    this.fin = draft.fin;
    this.rst = draft.rst;
    this.hiddenAlert = draft.hiddenAlert;
    this.resent = draft.resent;
    this.resentMost = Math.max(0, ...[...draft.resentAt.values()].map(({ times }) => times));
    this.holeBefore = draft.holeBefore;
    this.shrunk = draft.shrunk;
    this.early = draft.early;
    this.acknowledged = draft.acknowledged;
    this.zeroWindow = draft.zeroWindow;
    this.problems = draft.problems;
    this.encrypted = draft.records.map(({ seen }) => seen);
    this.encryptedCount = totals.encryptedRecords;
    this.applicationDataBytes = Math.max(0, totals.applicationDataBytes - draft.disguisedBytes);
    this.sent = half.bytes;
    this.acked = half.acked;
    this.retransmissions = half.retransmissions;
    this.packets = half.packets;
    this.largestSegment = half.largestSegment;
    this.ttl = half.ttl;
  }
}

export class ToldClient extends ToldSide implements ClientSide {
  readonly hello: ClientSide['hello'];
  readonly secondHello: ClientSide['secondHello'];
  readonly keyExchange: ClientSide['keyExchange'];
  readonly emptyCertificate: ClientSide['emptyCertificate'];
  readonly hiddenCertificate: ClientSide['hiddenCertificate'];
  /** The library is looked for once, and only where somebody asks. */
  private looked?: { readonly stack: ClientSide['stack'] };

  constructor(endpoint: Endpoint, draft: ClientDraft, half: HalfSummary, totals: TlsTotals) {
    super(endpoint, draft, half, totals);
    this.hello = draft.hello;
    this.secondHello = draft.secondHello;
    this.keyExchange = draft.keyExchange;
    this.emptyCertificate = draft.emptyCertificate;
    this.hiddenCertificate = draft.hiddenCertificate;
  }

  get stack(): ClientSide['stack'] {
    return (this.looked ??= { stack: this.look() }).stack;
  }

  private look(): ClientSide['stack'] {
    const stack = this.hello && recogniseClient(this.hello.value);
    return stack && this.hello && derived(stack, this.hello);
  }
}

export class ToldServer extends ToldSide implements ServerSide {
  readonly hello: ServerSide['hello'];
  readonly retryRequest: ServerSide['retryRequest'];
  readonly encryptedExtensions: ServerSide['encryptedExtensions'];
  readonly keyExchange: ServerSide['keyExchange'];
  readonly certificateRequest: ServerSide['certificateRequest'];
  readonly certificateStatus: ServerSide['certificateStatus'];
  readonly hiddenCertificate: ServerSide['hiddenCertificate'];
  readonly hiddenSignature: ServerSide['hiddenSignature'];
  readonly hiddenCertificateRequest: ServerSide['hiddenCertificateRequest'];
  readonly helloDone: ServerSide['helloDone'];
  readonly sessionTicket: ServerSide['sessionTicket'];
  readonly answer: ServerSide['answer'];

  constructor(
    endpoint: Endpoint,
    draft: ServerDraft,
    half: HalfSummary,
    totals: TlsTotals,
    readonly silence: Fact<Silence> | undefined,
  ) {
    super(endpoint, draft, half, totals);
    this.hello = draft.hello;
    this.retryRequest = draft.retryRequest;
    this.encryptedExtensions = draft.encryptedExtensions;
    this.keyExchange = draft.keyExchange;
    this.certificateRequest = draft.certificateRequest;
    this.certificateStatus = draft.certificateStatus;
    this.hiddenCertificate = draft.hiddenCertificate;
    this.hiddenSignature = draft.hiddenSignature;
    this.hiddenCertificateRequest = draft.hiddenCertificateRequest;
    this.helloDone = draft.helloDone;
    this.sessionTicket = draft.sessionTicket;
    this.answer = draft.answer;
  }

  get stack(): ServerSide['stack'] {
    if (!this.hello) return undefined;
    const stack = recogniseServer(this.hello.value, this.encrypted.map(({ length }) => length));
    return stack && derived(stack, this.hello);
  }
}

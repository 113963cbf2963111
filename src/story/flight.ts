import { millisBetween } from '../bytes/instant.js';
import { contentType } from '../tls/events.js';
import { cipherSuite } from '../tls/names/cipher-suite.js';
import { type Fact, fact, said, when } from './fact.js';
import { type Gathered, hidesHandshake, type SideDraft } from './gather.js';
import { says } from './phrases.js';
import type { HiddenAlert, Party } from './story.js';

type Placed = SideDraft['records'][number];

/** Lengths of TLS 1.3 records that hold one message (RFC 8446 §5.2: content, type byte, padding, AEAD tag). */
interface Lengths {
  readonly alert: number;
  readonly finished: number;
  readonly emptyCertificate: number;
  /** An empty Certificate and the Finished in one record. */
  readonly joined: number;
}

/** Java 17 adds so many zero bytes to each handshake message and alert; the other libraries that we recorded add none. */
const JAVA_PADDING = 16;

/** Of the usual suites, and as Java pads it. */
const ALERT_LENGTHS: readonly number[] = [19, 19 + JAVA_PADDING];

/** Reads the handshake under encryption by the lengths and places of its records (TLS 1.3), or its alerts (up to 1.2). */
export function readFlights(gathered: Gathered): void {
  if (hidesHandshake(gathered)) new Tls13Flights(gathered).read();
  else if (!gathered.server.hello && gathered.client.changedCipher) readClientAlone(gathered);
  else readTls12(gathered);
}

/**
 * The ServerHello is not in the capture. Up to TLS 1.2 a Finished follows the ChangeCipherSpec, as a handshake record; one
 * record of an alert's length and another type is all that a client of TLS 1.3 says that refuses.
 */
function readClientAlone(gathered: Gathered): void {
  const { records, fin, rst } = gathered.client;
  const [only] = records;
  const isAlert = only?.seen.contentType === contentType.applicationData && ALERT_LENGTHS.includes(only.seen.length);
  if (records.length !== 1 || !isAlert || !(fin ?? rst)) return readTls12(gathered);
  hide(gathered, 'client', only, 'refusal');
}

class Tls13Flights {
  private readonly plain: Lengths;
  private readonly padded: Lengths;
  private readonly fromClient: Placed[];
  private readonly fromServer: Placed[];

  constructor(private readonly gathered: Gathered) {
    const { client, server, helloOrder } = gathered;
    const suite = server.hello?.value.cipherSuite ?? 0x1301;
    this.plain = lengthsOf(suite, 0);
    this.padded = lengthsOf(suite, JAVA_PADDING);
    this.fromClient = afterHello(client, helloOrder);
    this.fromServer = afterHello(server, helloOrder);
  }

  read(): void {
    const { client, finishedOrder } = this.gathered;
    if (client.finished) return this.readAfter(finishedOrder, this.plain.alert);
    const finished = this.findFinished();
    this.noteDisguised(finished?.order ?? Infinity);
    this.noteServerCertificate();
    if (!finished) return this.readRefusal();
    this.noteFinished(finished);
    this.readAfter(finished.order, this.clientLengths(finished).alert);
  }

  /** The client's Finished: the record of its length, or one in which it may be joined with what goes before. */
  private findFinished(): Placed | undefined {
    const has = (length: number) => this.fromClient.find(({ seen }) => !seen.opened && seen.length === length);
    return has(this.plain.finished) ?? has(this.plain.joined) ?? has(this.padded.finished) ?? this.coalesced();
  }

  /** A longer first record after which the conversation went on holds the Finished, joined with others or padded. */
  private coalesced(): Placed | undefined {
    const first = this.fromClient[0];
    if (!first || first.seen.opened || first.seen.length <= this.plain.finished) return undefined;
    const wentOn = (this.fromServer.at(-1)?.order ?? -1) > first.order || this.fromClient.length > 1;
    return wentOn ? first : undefined;
  }

  /** All up to the client's Finished is handshake, whatever its content type says. */
  private noteDisguised(until: number): void {
    const sum = (records: Placed[]) =>
      records.filter(({ order, seen }) => order <= until && !seen.opened).reduce((bytes, { seen }) => bytes + seen.length, 0);
    this.gathered.client.disguisedBytes = sum(this.fromClient);
    this.gathered.server.disguisedBytes = sum(this.fromServer);
  }

  /** Where the server does not join its messages, the third record before its Finished (included) is the Certificate. */
  private noteServerCertificate(): void {
    const { server } = this.gathered;
    const { alert, finished } = this.serverLengths();
    const lengthOf = (place: number) => (this.fromServer[place]?.seen.length ?? 0) - (alert - 2);
    const isEnd = (place: number) => lengthOf(place) === finished - (alert - 2) && isSignatureSized(lengthOf(place - 1));
    // Before them stand EncryptedExtensions, which may be as long as a Finished, and perhaps a CertificateRequest.
    const end = [3, 4].find(isEnd);
    if (end === undefined || server.certificates) return;
    const byPlace = (place: number, name: string) =>
      said(lengthOf(place), this.fromServer[place].seen.at, 'server', (length) => `encrypted record: by its place the ${name}, ${length} bytes`);
    server.hiddenCertificate = byPlace(end - 2, 'Certificate');
    server.hiddenSignature = fact(lengthOf(end - 1) - VERIFY_HEADER, this.fromServer[end - 1].seen.at, says('server', 'encrypted record: by its place the CertificateVerify'));
    if (end === 4) server.hiddenCertificateRequest = byPlace(1, 'CertificateRequest');
  }

  private noteFinished(finished: Placed): void {
    const { client } = this.gathered;
    const { at, length } = finished.seen;
    client.finished = said('inferred', at, 'client', () => `encrypted record of ${length} bytes: its Finished`);
    const before = this.fromClient.slice(0, this.fromClient.indexOf(finished)).map(({ seen }) => seen);
    const { emptyCertificate } = this.clientLengths(finished);
    const empty = length === this.plain.joined ? finished.seen : before.find((seen) => seen.length === emptyCertificate);
    if (empty) {
      const note = `encrypted record of ${empty.length} bytes: the length of a Certificate message without a certificate`;
      client.emptyCertificate = fact('inferred', empty.at, says('client', note));
    } else this.noteCertificate(before);
  }

  /** Without early data, only the client's Certificate and its proof can stand before the Finished. */
  private noteCertificate(before: Placed['seen'][]): void {
    const { client } = this.gathered;
    if (before.length === 0 || client.hello?.value.earlyData) return;
    const bytes = before.reduce((sum, { length }) => sum + length, 0);
    const note = `${bytes} encrypted bytes before its Finished: a client certificate`;
    client.hiddenCertificate = fact(bytes, before[0].at, says('client', note));
  }

  /** What is left unread after the client's Finished; with all secrets at hand, that is application data only. */
  private readAfter(finishedOrder: number, clientAlertLength: number): void {
    const { client, server } = this.gathered;
    const serverAlertLength = this.serverLengths().alert;
    const clientLater = this.fromClient.filter(({ order }) => order > finishedOrder);
    const serverLater = this.fromServer.filter(({ order }) => order > finishedOrder);
    const request = clientLater.find(({ seen }) => seen.opened || seen.length !== clientAlertLength);
    if (request) client.applicationData ??= data('client', request.seen);
    const asked = request?.order ?? Infinity;
    const reply = serverLater.find(
      ({ seen, order }) => (seen.opened || seen.length !== serverAlertLength) && order > asked,
    );
    if (reply) server.applicationData ??= data('server', reply.seen);
    const clientAlert = lastIf(clientLater, clientAlertLength);
    if (clientAlert) hide(this.gathered, 'client', clientAlert, 'goodbye');
    const serverAlert = lastIf(serverLater, serverAlertLength);
    if (serverAlert && this.saysNoTwice(serverLater)) {
      server.disguisedBytes += serverAlert.seen.length;
      return hide(this.gathered, 'server', serverLater[0], 'after-finished');
    }
    if (serverAlert) return hide(this.gathered, 'server', serverAlert, this.placeOf(serverAlert, serverLater, clientAlert));
    const early = this.refusalBefore(finishedOrder, serverAlertLength);
    if (early) hide(this.gathered, 'server', early, 'after-finished');
  }

  /** gnutls-serv sends two alerts when it refuses a client certificate: both are all that it ever says. */
  private saysNoTwice(serverLater: Placed[]): boolean {
    const { alert } = this.serverLengths();
    const { emptyCertificate, hiddenCertificate } = this.gathered.client;
    const isWho = emptyCertificate !== undefined || hiddenCertificate !== undefined;
    return isWho && serverLater.length === 2 && serverLater.every(({ seen }) => !seen.opened && seen.length === alert);
  }

  /** The server's last word may answer the client's Certificate before the Finished has come: Java sends them apart. */
  private refusalBefore(finishedOrder: number, alertLength: number): Placed | undefined {
    const { client } = this.gathered;
    if (!client.emptyCertificate && !client.hiddenCertificate) return undefined;
    const alert = lastIf(this.fromServer, alertLength);
    return alert && alert.order < finishedOrder && alert.order > this.fromClient[0].order ? alert : undefined;
  }

  /** An alert of the server after the handshake: a goodbye, or its answer to who the client is (or is not). */
  private placeOf(alert: Placed, serverLater: Placed[], clientAlert: Placed | undefined): HiddenAlert['place'] {
    const { client } = this.gathered;
    if (serverLater.length > 1) return 'goodbye';
    if (client.emptyCertificate) return 'after-finished';
    const left = client.fin !== undefined && when(client.fin).frame < alert.seen.at.frame;
    return left || (clientAlert && clientAlert.order < alert.order) ? 'goodbye' : 'after-finished';
  }

  /** No Finished came from the client: a record of an alert's length in its place says no. */
  private readRefusal(): void {
    const clientAlert = lastIf(this.fromClient, this.plain.alert) ?? lastIf(this.fromClient, this.padded.alert);
    if (clientAlert) return hide(this.gathered, 'client', clientAlert, this.fromServer.length > 0 ? 'refusal' : 'unclear');
    const serverAlert = lastIf(this.fromServer, this.serverLengths().alert);
    if (serverAlert) hide(this.gathered, 'server', serverAlert, 'refusal');
  }

  private clientLengths(finished: Placed): Lengths {
    return finished.seen.length === this.padded.finished ? this.padded : this.plain;
  }

  private serverLengths(): Lengths {
    const { plain, padded, fromServer } = this;
    const pads = fromServer.some(({ seen }) => seen.length === padded.finished);
    return pads && !fromServer.some(({ seen }) => seen.length === plain.finished) ? padded : plain;
  }
}

/** A CertificateVerify before its signature: header, scheme, length. */
const VERIFY_HEADER = 4 + 4;

/** Bytes of a CertificateVerify. */
function isSignatureSized(bytes: number): boolean {
  const signature = bytes - VERIFY_HEADER;
  const ecdsa = (signature >= 68 && signature <= 72) || (signature >= 100 && signature <= 104) || (signature >= 135 && signature <= 139);
  return ecdsa || signature === 64 || signature === 114 || [256, 384, 512].includes(signature);
}

function lengthsOf(suite: number, padding: number): Lengths {
  const known = cipherSuite(suite);
  const overhead = 1 + padding + (known?.name.endsWith('CCM_8_SHA256') ? 8 : 16);
  const finished = 4 + (known?.hash === 'SHA-384' ? 48 : 32);
  const emptyCertificate = 4 + 4;
  return {
    alert: 2 + overhead,
    finished: finished + overhead,
    emptyCertificate: emptyCertificate + overhead,
    joined: emptyCertificate + finished + overhead,
  };
}

function afterHello(side: SideDraft, helloOrder: number): Placed[] {
  return side.records.filter(({ seen, order }) => order > helloOrder && seen.contentType === contentType.applicationData);
}

function data(from: Party, { length, at }: Placed['seen']): Fact<number> {
  return said(length, at, from, 'application data');
}

/** Up to TLS 1.2 an alert under encryption keeps its content type; only its words are hidden. */
function readTls12(gathered: Gathered): void {
  const { client, server } = gathered;
  for (const party of ['client', 'server'] as const) {
    const side = gathered[party];
    const first = side.records.find(({ seen }) => seen.contentType === contentType.applicationData);
    if (first) side.applicationData ??= data(party, first.seen);
    const alert = side.records.findLast(({ seen }) => seen.contentType === contentType.alert);
    if (!alert) continue;
    if (!client.hello && !server.hello) {
      hide(gathered, party, alert, 'unclear');
      continue;
    }
    const done = client.finished !== undefined && server.finished !== undefined;
    const spoke = client.records.concat(server.records).some(({ seen }) => seen.contentType === contentType.applicationData);
    const place = done ? (spoke ? 'goodbye' : 'unclear') : 'after-finished';
    hide(gathered, party, alert, party === 'client' && !spoke && isBeforeFinished(alert, gathered) ? 'refusal' : place);
  }
}

/** It had sent its last packet before this frame. */
export function hasClosed({ fin, rst }: SideDraft, frame: number): boolean {
  return [fin, rst].some((end) => end !== undefined && when(end).frame < frame);
}

/** NSS judges the certificate while its Finished is on its way, and does not wait for the other one to say no. */
function isBeforeFinished({ seen }: Placed, { client, server }: Gathered): boolean {
  if (!server.finished || seen.at.frame >= when(server.finished).frame) return false;
  return !client.finished || millisBetween(when(client.finished), seen.at) < AT_ONCE_MS;
}

/** Java says goodbye under encryption when its patience for the other Finished ends; who judges says so at once. */
const AT_ONCE_MS = 1000;

function lastIf(records: Placed[], length: number): Placed | undefined {
  const last = records.at(-1);
  return last && !last.seen.opened && last.seen.length === length ? last : undefined;
}

const placeText: Record<HiddenAlert['place'], string> = {
  refusal: 'an alert in the place of the rest of the handshake',
  'after-finished': 'an alert right after the other side had finished',
  goodbye: 'close_notify, most likely',
  unclear: 'an alert that cannot be read',
};

/**
 * What a client says once the server has closed is a goodbye, wherever it stands: wolfSSL, OpenSSL 3 and Java answer a FIN
 * by an alert. A client that only closes its half may still be refused.
 */
function hide(gathered: Gathered, party: Party, { seen }: Placed, first: HiddenAlert['place']): void {
  const side = gathered[party];
  const place = party === 'client' && hasClosed(gathered.server, seen.at.frame) ? 'goodbye' : first;
  const note = says(party, `encrypted record of ${seen.length} bytes: ${placeText[place]}`);
  const told: Fact<HiddenAlert> = fact({ place, recordLength: seen.length }, seen.at, note);
  side.hiddenAlert = told;
  const late = place === 'goodbye' || place === 'after-finished';
  if (late && seen.contentType === contentType.applicationData) side.disguisedBytes += seen.length;
  if (place === 'goodbye' || (place === 'unclear' && seen.contentType === contentType.alert))
    side.closeNotify ??= fact('inferred', seen.at, note);
}

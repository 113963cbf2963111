import { contentType } from '../tls/events.js';
import { cipherSuite } from '../tls/names/cipher-suite.js';
import { type Fact, fact } from './fact.js';
import { type ClientDraft, type Gathered, hidesHandshake, type SideDraft } from './gather.js';
import { says } from './phrases.js';
import type { HiddenAlert, Party } from './story.js';

type Placed = SideDraft['records'][number];

/** Lengths of TLS 1.3 records that hold one message, without padding (RFC 8446 §5.2: content, type byte, AEAD tag). */
interface Sizes {
  readonly alert: number;
  readonly finished: number;
  readonly emptyCertificate: number;
}

/** Reads the handshake under encryption by the lengths and places of its records (TLS 1.3), or its alerts (up to 1.2). */
export function readFlights(gathered: Gathered): void {
  if (hidesHandshake(gathered)) readTls13(gathered);
  else readTls12(gathered);
}

function readTls13(gathered: Gathered): void {
  const { client, server, helloOrder } = gathered;
  const sizes = sizesOf(server.hello?.value.cipherSuite ?? 0x1301);
  const fromClient = afterHello(client, helloOrder);
  const fromServer = afterHello(server, helloOrder);
  if (client.finished) return;
  const finished = readClientFlight(client, fromClient, sizes, fromServer.at(-1)?.order ?? -1);
  if (finished) readAfterFinished(gathered, finished, fromClient, fromServer, sizes);
  else readRefusal(gathered, fromClient, fromServer, sizes);
}

function sizesOf(suite: number): Sizes {
  const known = cipherSuite(suite);
  const overhead = (known?.name.endsWith('CCM_8_SHA256') ? 8 : 16) + 1;
  const hash = known?.hash === 'SHA-384' ? 48 : 32;
  return { alert: 2 + overhead, finished: 4 + hash + overhead, emptyCertificate: 4 + 4 + overhead };
}

function afterHello(side: SideDraft, helloOrder: number): Placed[] {
  return side.records.filter(({ seen, order }) => order > helloOrder && seen.contentType === contentType.applicationData);
}

/** Finds the client's Finished: the record of its size, or one in which it may be joined with what goes before. */
function readClientFlight(client: ClientDraft, records: Placed[], sizes: Sizes, lastServerOrder: number): Placed | undefined {
  const finished = records.find(({ seen }) => seen.length === sizes.finished) ?? coalesced(records, sizes, lastServerOrder);
  if (!finished) return undefined;
  const { seen } = finished;
  client.finished = fact('inferred', seen.at, says('client', `encrypted record of ${seen.length} bytes: its Finished`));
  const before = records.slice(0, records.indexOf(finished));
  const empty = before.find((one) => one.seen.length === sizes.emptyCertificate);
  const joined = seen.length === sizes.finished + sizes.emptyCertificate - (sizes.alert - 2);
  const proof = empty?.seen ?? (joined ? seen : undefined);
  if (proof) {
    const note = says('client', `encrypted record of ${proof.length} bytes: the length of a Certificate without a certificate`);
    client.emptyCertificate = fact('inferred', proof.at, note);
  }
  return finished;
}

/** A longer first record that the conversation went on after holds the Finished, joined with other messages or padded. */
function coalesced(records: Placed[], sizes: Sizes, lastServerOrder: number): Placed | undefined {
  const first = records[0];
  if (!first || first.seen.length <= sizes.finished) return undefined;
  const wentOn = lastServerOrder > first.order || records.length > 1;
  return wentOn ? first : undefined;
}

function readAfterFinished(gathered: Gathered, finished: Placed, fromClient: Placed[], fromServer: Placed[], sizes: Sizes): void {
  const { client, server } = gathered;
  const later = (records: Placed[]) => records.filter(({ order }) => order > finished.order);
  const clientLater = later(fromClient);
  const serverLater = later(fromServer);
  const clientData = clientLater.find(({ seen }) => seen.length !== sizes.alert);
  if (clientData) client.applicationData = fact(clientData.seen.length, clientData.seen.at, says('client', 'application data'));
  const reply = serverLater.find(({ seen, order }) => seen.length !== sizes.alert && order > (clientData?.order ?? Infinity));
  if (reply) server.applicationData = fact(reply.seen.length, reply.seen.at, says('server', 'application data'));
  const clientAlert = lastIf(clientLater, sizes.alert);
  if (clientAlert) hide(client, 'client', clientAlert, 'goodbye');
  const serverAlert = lastIf(serverLater, sizes.alert);
  if (!serverAlert) return;
  const spokeBefore = serverLater.length > 1;
  const clientLeftFirst = clientAlert !== undefined && clientAlert.order < serverAlert.order;
  hide(server, 'server', serverAlert, spokeBefore || clientLeftFirst || client.fin ? 'goodbye' : 'after-finished');
}

/** No Finished came from the client: a record of an alert's length in its place says no. */
function readRefusal({ client, server }: Gathered, fromClient: Placed[], fromServer: Placed[], sizes: Sizes): void {
  const clientAlert = lastIf(fromClient, sizes.alert);
  if (clientAlert) hide(client, 'client', clientAlert, fromServer.length > 0 ? 'refusal' : 'unclear');
  const serverAlert = lastIf(fromServer, sizes.alert);
  if (serverAlert && !clientAlert) hide(server, 'server', serverAlert, 'refusal');
}

/** Up to TLS 1.2 an alert under encryption keeps its content type; only its words are hidden. */
function readTls12(gathered: Gathered): void {
  const { client, server } = gathered;
  for (const party of ['client', 'server'] as const) {
    const side = gathered[party];
    const data = side.records.find(({ seen }) => seen.contentType === contentType.applicationData);
    if (data) side.applicationData = fact(data.seen.length, data.seen.at, says(party, 'application data'));
    const alert = side.records.findLast(({ seen }) => seen.contentType === contentType.alert);
    if (!alert) continue;
    const done = client.finished !== undefined && server.finished !== undefined;
    const spoke = client.records.concat(server.records).some(({ seen }) => seen.contentType === contentType.applicationData);
    hide(side, party, alert, done ? (spoke ? 'goodbye' : 'unclear') : 'after-finished');
  }
}

function lastIf(records: Placed[], length: number): Placed | undefined {
  const last = records.at(-1);
  return last?.seen.length === length ? last : undefined;
}

const placeText: Record<HiddenAlert['place'], string> = {
  refusal: 'an alert in the place of the rest of the handshake',
  'after-finished': 'an alert right after the other side had finished',
  goodbye: 'close_notify, most likely',
  unclear: 'an alert that cannot be read',
};

function hide(side: SideDraft, party: Party, { seen }: Placed, place: HiddenAlert['place']): void {
  const note = says(party, `encrypted record of ${seen.length} bytes: ${placeText[place]}`);
  const told: Fact<HiddenAlert> = fact({ place, recordLength: seen.length }, seen.at, note);
  side.hiddenAlert = told;
  if (place === 'goodbye' || (place === 'unclear' && seen.contentType === contentType.alert))
    side.closeNotify ??= fact('inferred', seen.at, note);
}

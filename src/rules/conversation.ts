import { fact, type Fact, when } from '../story/fact.js';
import type { EncryptedRecord, Story } from '../story/story.js';

/** What the server sent after the handshake: nothing, session tickets at most, perhaps just a ticket, or an answer. */
export type Answer = 'none' | 'tickets' | 'perhaps a ticket' | 'answered';

const TLS13 = 0x0304;
/** Most tickets make records of 200 to 270 bytes; those that carry a client certificate are larger. */
const TICKET_BYTES = 1500;
const LONE_TICKET_BYTES = 300;
/** Lifetime, age, nonce and the shortest name of a session that a server would give come to more. */
const SMALLEST_TICKET_BYTES = 60;
/** OpenSSL sends two, BoringSSL two, Go one, some four. */
const TICKETS = 4;

/**
 * Whether the server answered on the application's level. Without keys, what a TLS 1.3 server sends after the handshake
 * may be session tickets (RFC 8446 §4.6.1): told by equal lengths, or by coming before the client asked for anything.
 */
export function serverAnswer(story: Story, before = Infinity): Answer {
  const { server, tls } = story;
  if (!server.applicationData || when(server.applicationData).frame >= before) return 'none';
  if ((tls.version?.value ?? 0) < TLS13 || tls.decrypted) return 'answered';
  const records = afterFinished(story)?.filter(({ at }) => at.frame < before);
  return records ? answerOf(story, records) : 'answered';
}

function answerOf(story: Story, records: readonly EncryptedRecord[]): Answer {
  const { client } = story;
  if (records.length > TICKETS) return 'answered';
  if (records.some(({ length }) => length > TICKET_BYTES || length < SMALLEST_TICKET_BYTES)) return 'answered';
  const asked = client.applicationData && when(client.applicationData).frame;
  if (asked === undefined || records.every(({ at }) => at.frame < asked)) return 'tickets';
  if (records.some(({ length }) => length !== records[0].length)) return 'answered';
  if (records.length > 1 || isLikeOneBefore(story, records[0])) return 'tickets';
  return records[0].length <= LONE_TICKET_BYTES ? 'perhaps a ticket' : 'answered';
}

/** HTTP/2: the server sent its settings, as every server does at once, and no response to a request. */
export function onlySettings(story: Story, before: number): boolean {
  const { server, client, tls } = story;
  const spoken = tls.alpn ? [tls.alpn.value] : (client.hello?.value.alpn ?? []);
  if (!spoken.includes('h2')) return false;
  const answer = server.answer?.value;
  if (answer) return answer.protocol === 'http/2' && answer.status === undefined && !answer.reset && !answer.goaway;
  const records = afterFinished(story)?.filter(({ at }) => at.frame < before);
  if (!records || !asksInHttp2(story)) return false;
  const settings = records.filter(({ length }) => length < SETTINGS_RECORD_BYTES);
  const others = records.filter(({ length }) => length >= SETTINGS_RECORD_BYTES);
  const bytes = settings.reduce((sum, { length }) => sum + length - RECORD_OVERHEAD, 0);
  if (settings.length === 0 || bytes > SETTINGS_BYTES) return false;
  return others.length === 0 || ((tls.version?.value ?? 0) >= TLS13 && answerOf(story, others) !== 'answered');
}

/** Tag and content type, or tag and nonce: at least this of each record. */
const RECORD_OVERHEAD = 16;
/** SETTINGS with some parameters, WINDOW_UPDATE and the ACK of the client's settings; a response has 30 more at least. */
const SETTINGS_BYTES = 80;
const SETTINGS_RECORD_BYTES = 100;

/** A client that asks for nothing says less in its first record, and no more than short frames after it. */
function asksInHttp2({ client }: Story): boolean {
  const from = client.applicationData && when(client.applicationData).frame;
  const [first, ...more] = client.encrypted.filter(({ at }) => from !== undefined && at.frame >= from);
  return first !== undefined && (first.length >= HTTP2_OPENING_BYTES || more.some(({ length }) => length >= HEADERS_RECORD_BYTES));
}

/** Preface, settings and window update, each with some room. */
const HTTP2_OPENING_BYTES = 150;
/** Method, path and host, packed as well as can be. */
const HEADERS_RECORD_BYTES = 45;

/** The client's latest record, where nothing from the server follows it. */
export function lastRequest({ client, server }: Story): Fact<number> | undefined {
  const asked = client.encrypted.at(-1);
  const answered = server.encrypted.at(-1);
  const allKnown =
    client.encryptedCount === client.encrypted.length && server.encryptedCount === server.encrypted.length;
  if (!asked || !answered || !allKnown || asked.at.frame < answered.at.frame) return undefined;
  return fact(asked.length, asked.at, 'client → server: data that nothing answered');
}

/** A ticket came before the client asked, and this is its twin: OpenSSL's two are of one length. */
function isLikeOneBefore({ client, server }: Story, { at, length }: EncryptedRecord): boolean {
  const done = client.finished && when(client.finished).frame;
  return done !== undefined && server.encrypted.some((one) => one.at.frame > done && one.at.frame < at.frame && one.length === length);
}

/** The server's records after its Finished; undefined when not all of them are known. */
function afterFinished({ server }: Story): readonly EncryptedRecord[] | undefined {
  const { finished, encrypted, encryptedCount, applicationData } = server;
  if (!applicationData || encryptedCount > encrypted.length) return undefined;
  const from = when(applicationData).frame;
  const last = finished ? Math.max(...finished.spans.map(({ at }) => at.frame)) : from - 1;
  const records = encrypted.filter(({ at }) => at.frame > last && at.frame >= from);
  return records.length > 0 ? records : undefined;
}

import { fact, type Fact, when } from '../story/fact.js';
import type { EncryptedRecord, Story } from '../story/story.js';

/** What the server sent after the handshake: nothing, session tickets at most, perhaps just a ticket, or an answer. */
export type Answer = 'none' | 'tickets' | 'perhaps a ticket' | 'answered';

const TLS13 = 0x0304;
/** Most tickets make records of 200 to 270 bytes; those that carry a client certificate are larger. */
const TICKET_BYTES = 1500;
const LONE_TICKET_BYTES = 300;
/** OpenSSL sends two, BoringSSL two, Go one, some four. */
const TICKETS = 4;

/**
 * Whether the server answered on the application's level. Without keys, what a TLS 1.3 server sends after the handshake
 * may be session tickets (RFC 8446 §4.6.1): told by equal lengths, or by coming before the client asked for anything.
 */
export function serverAnswer(story: Story): Answer {
  const { server, client, tls } = story;
  if (!server.applicationData) return 'none';
  if ((tls.version?.value ?? 0) < TLS13 || tls.decrypted) return 'answered';
  const records = afterFinished(story);
  if (!records || records.length > TICKETS) return 'answered';
  if (records.some(({ length }) => length > TICKET_BYTES)) return 'answered';
  const asked = client.applicationData && when(client.applicationData).frame;
  if (asked === undefined || records.every(({ at }) => at.frame < asked)) return 'tickets';
  if (records.some(({ length }) => length !== records[0].length)) return 'answered';
  if (records.length > 1 || isLikeOneBefore(story, records[0])) return 'tickets';
  return records[0].length <= LONE_TICKET_BYTES ? 'perhaps a ticket' : 'answered';
}

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

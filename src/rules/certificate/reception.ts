import { millisBetween } from '../../bytes/instant.js';
import { when, type Fact } from '../../story/fact.js';
import type { Alert, Close, HiddenAlert, Reset, Story } from '../../story/story.js';
import { contentType } from '../../tls/events.js';
import { isTls13 } from '../../tls/names/names.js';
import { after, waited } from '../look-ups.js';
import { perStory } from '../../story/per-story.js';
import { party, sentence } from '../words.js';

/** Checking a certificate may ask a revocation service; a client that is silent for longer ran out of time. */
const CHECKING_MS = 3000;

/**
 * How the client took the server's certificate.
 * - refused: it sent a fatal alert after it
 * - hidden: it sent what looks like an encrypted alert instead of its Finished
 * - left: it closed or reset instead of going on, without a word
 * - left-after: it finished and closed at once without data, as clients do that check the certificate last
 * - accepted: it went on
 * - open: the capture does not tell
 */
export type Reception =
  | { readonly how: 'refused'; readonly proof: Fact<Alert> }
  | { readonly how: 'hidden'; readonly proof: Fact<HiddenAlert> }
  | {
      readonly how: 'left' | 'left-after';
      readonly proof: Fact<Close | Reset>;
      /** How long it looked at the certificate, or how long after its Finished it left. */
      readonly ms: number;
      /** It said close_notify first, as one does who was content. */
      readonly polite: boolean;
      /** Its program is known to refuse a certificate in just this way. */
      readonly habit: boolean;
    }
  | { readonly how: 'accepted' | 'open'; readonly proof?: undefined };

type Left = Extract<Reception, { readonly ms: number }>;

/** Node.js hangs up within a millisecond or two of its Finished; a pooled connection that expires takes longer. */
const AT_ONCE_MS = 250;

export const reception = perStory((story: Story): Reception => {
  const { client, server, tls } = story;
  const alert = client.alert;
  if (alert && !alert.value.afterClose && server.hello) return { how: 'refused', proof: alert };
  if (client.hiddenAlert?.value.place === 'refusal') return { how: 'hidden', proof: client.hiddenAlert };
  if (tls.completed) return leftAtOnce(story) ?? { how: 'accepted' };
  if (leftToLookForOne(story)) return { how: 'open' };
  return leftUnfinished(story) ?? { how: 'open' };
});

/** Chromium refuses certificates by an alert: its leaving answers the request for one of its own. */
export function leftToLookForOne(story: Story): Fact<Close | Reset> | undefined {
  const { client, server } = story;
  const isAsked = server.certificateRequest ?? server.hiddenCertificateRequest;
  if (!isAsked || !opensSpares(client) || client.alert || story.tls.completed) return undefined;
  return leftUnfinished(story)?.proof;
}

/** It had the server's whole answer, said nothing to it, and left soon enough that it did not just run out of time. */
function leftUnfinished(story: Story): Left | undefined {
  const { client, server } = story;
  const gone = clientLeft(story);
  if (!gone || !server.hello || server.alert || client.finished || client.keyExchange || client.encryptedCount > 0)
    return undefined;
  if (saidMore(story) || client.alerts.some(({ value }) => value.code === USER_CANCELED)) return undefined;
  if (isUnread(story) || when(gone).frame < when(server.hello).frame) return undefined;
  const ms = waited(server.certificates ?? server.hello, gone);
  return ms <= CHECKING_MS ? { how: 'left', proof: gone, ms, ...mannersOf(client) } : undefined;
}

/** More than the last record is unacknowledged: a Finished that crosses the client's RST held no certificate. */
function isUnread({ tcp, server, tls }: Story): boolean {
  const last = isTls13(tls.version?.value ?? 0) ? server.encrypted.at(-1) : undefined;
  return tcp.unacked.server > (last ? last.length + RECORD_HEADER : 0);
}

const RECORD_HEADER = 5;

/** Bytes behind the hellos: a heartbeat, another message, bytes that are not TLS. Its leaving answers those. */
function saidMore({ client, upgrade }: Story): boolean {
  const hellos = [client.hello, client.secondHello].flatMap((hello) => hello?.value.length ?? []);
  if (upgrade || hellos.length === 0 || client.hello?.value.earlyData) return false;
  const sent = hellos.reduce((sum, length) => sum + length + HEADERS, 0);
  return client.sent > sent + MIDDLEBOX_BYTES;
}

/** It called the handshake off for a reason of its own (RFC 8446 §6.1). */
const USER_CANCELED = 90;

/** Headers of a handshake message and of a record or a few. */
const HEADERS = 4 + 8 * 5;
/** The ChangeCipherSpec that makes TLS 1.3 look like a resumption (RFC 8446 §D.4). */
const MIDDLEBOX_BYTES = 6;

function clientLeft({ client, server }: Story): Fact<Close | Reset> | undefined {
  const mine = client.rst ?? client.fin;
  const theirs = [server.fin, server.rst].filter((end) => end !== undefined).sort((a, b) => when(a).frame - when(b).frame)[0];
  // A goodbye that the server's FIN answers ends in good order; NSS says no after its Finished, and tears down.
  const began = client.fin ? mine : (client.closeNotify ?? mine);
  if (!mine || !began || (theirs && millisBetween(when(theirs), when(began)) > 0)) return undefined;
  return mine;
}

function leftAtOnce(story: Story): Left | undefined {
  const { client, server, tls, gaps } = story;
  const gone = clientLeft(story);
  const done = client.finished ?? tls.completed;
  if (!gone || !done || client.applicationData || client.applicationDataBytes > 0 || server.applicationData) return undefined;
  if (gaps.missing.client > 0 || gaps.missing.server > 0) return undefined;
  if (client.encrypted.some(({ contentType: type }) => type === contentType.heartbeat)) return undefined;
  const ms = waited(done, gone);
  if (ms > AT_ONCE_MS || opensSpares(client) || isKnock(story)) return undefined;
  return { how: 'left-after', proof: gone, ms, ...mannersOf(client) };
}

/** Chromium refuses a certificate by an alert, before its Finished, and opens connections that it may not need. */
export function opensSpares({ hello, stack }: Story['client']): boolean {
  return stack?.value.name === 'BoringSSL' && hello?.value.grease === true;
}

/**
 * The handshake, and a RST on purpose (SO_LINGER) a moment later: no name asked for, no protocol, no goodbye, nothing left unread.
 * HAProxy's check-ssl does so. Who refuses a certificate has a name to hold it against, or is of a known kind.
 */
export function isKnock({ client, server, tls, upgrade }: Story): boolean {
  const { hello, rst, stack } = client;
  const done = lastOf(client.finished, server.finished, tls.completed);
  // Remote Desktop clients leave so to ask their user about the certificate.
  if (upgrade || !hello || !rst || !tls.completed || !done || client.fin || client.closeNotify || client.alert || client.applicationData) return false;
  if (DROPPERS.has(stack?.value.detail) || hello.value.serverName !== undefined || hello.value.alpn?.length) return false;
  const isFirst = [server.fin, server.rst].every((end) => !end || when(end).frame > when(rst).frame);
  return isFirst && waited(done, rst) < KNOCK_MS;
}

function lastOf(...facts: (Fact<unknown> | undefined)[]): Fact<unknown> | undefined {
  return facts.filter((one) => one !== undefined).sort((one, other) => when(other).frame - when(one).frame)[0];
}

/** A program that asks for nothing decides in no time. */
const KNOCK_MS = 5;

/**
 * Node.js sends no alert and no close_notify over a certificate: it drops the connection (nodejs/node#20737). NSS sends an
 * alert, after its own Finished, and tears down; where that alert cannot be read, only the tearing tells it from a goodbye.
 */
function mannersOf({ closeNotify, fin, stack }: Story['client']): { polite: boolean; habit: boolean } {
  const torn = closeNotify?.value === 'inferred' && !fin;
  const polite = closeNotify !== undefined && !torn;
  return { polite, habit: torn ? stack?.value.name === 'NSS' : !polite && DROPPERS.has(stack?.value.detail) };
}

const DROPPERS: ReadonlySet<string | undefined> = new Set(['Node.js', 'Bun']);

/** What the client did, as a sentence. */
export function receptionSentence(story: Story, taken: Reception): string {
  const client = sentence(party(story, 'client'));
  switch (taken.how) {
    case 'refused':
      return `${client} refused the handshake with the alert ${taken.proof.value.name} (${taken.proof.value.code}).`;
    case 'hidden':
      return `${client} answered the server's certificate with an encrypted record as short as an alert.`;
    case 'left':
      return `${client} closed the connection ${soonAfter(taken.ms)} the server's certificate, without an alert.`;
    case 'left-after':
      return (
        `${client} finished the handshake and closed at once, without sending data. So do clients that check the ` +
        "certificate last, such as Node.js and curl's check of the name."
      );
    case 'accepted':
      return 'The handshake went on: this client did not mind.';
    case 'open':
      return 'The capture does not show whether the client minded.';
  }
}

function soonAfter(ms: number): string {
  return ms < 100 ? 'right after' : after(ms);
}

import { when, type Fact } from '../../story/fact.js';
import type { Alert, Party, Story } from '../../story/story.js';
import { isEarlier, other, waited } from '../look-ups.js';
import { party, said, sentence } from '../words.js';
import type { Place } from './meaning.js';

/** A fatal alert and who sent it. */
export interface Sent extends Record<string, unknown> {
  readonly alert: Fact<Alert>;
  readonly from: Party;
}

/**
 * The fatal alert that ended the connection: the earlier one where both sides sent one, since the later is a reaction.
 * One that came only after the other side had closed is a reaction as well (OpenSSL 3 answers a FIN with decode_error).
 */
export function decisiveAlert({ client, server }: Story): Sent | undefined {
  const sent: Sent[] = [];
  if (client.alert && !client.alert.value.afterClose) sent.push({ alert: client.alert, from: 'client' });
  if (server.alert && !server.alert.value.afterClose) sent.push({ alert: server.alert, from: 'server' });
  return sent.sort((a, b) => when(a.alert).frame - when(b.alert).frame)[0];
}

/** As `decisiveAlert`, if it has this code. */
export function decisive(story: Story, ...codes: readonly number[]): Sent | undefined {
  const sent = decisiveAlert(story);
  return sent && codes.includes(sent.alert.value.code) ? sent : undefined;
}

/** What the handshake had come to when this was sent. */
export function placeOf(sent: Fact<unknown>, { client, server }: Story): Place {
  const isAfter = (earlier: Fact<unknown> | undefined) =>
    earlier !== undefined && when(earlier).frame <= when(sent).frame;
  if (isAfter(client.certificates) || isAfter(client.emptyCertificate)) return 'client-certificate';
  if (isAfter(client.finished)) return 'finished';
  if (isAfter(server.hello)) return 'server-hello';
  return isAfter(client.hello) ? 'client-hello' : 'first';
}

const placeWords: Readonly<Record<Place, string>> = {
  first: 'before any handshake message',
  'client-hello': 'in answer to the ClientHello',
  'server-hello': "after the server's answer",
  'client-certificate': "after the client's certificate",
  finished: 'after the client had finished its part of the handshake',
};

function placeWord(story: Story, { alert, from }: Sent): string {
  if (story.tls.completed) return 'after the handshake';
  const place = placeOf(alert, story);
  const isAfterOwn = place === 'client-hello' && from === 'client';
  if (place !== 'first' && !isAfterOwn) return placeWords[place];
  // Nobody answers a message that was not sent, and no client its own.
  if (lacksBytes(story)) return 'in answer to what the capture lacks';
  return isAfterOwn ? 'after its own ClientHello' : placeWords[place];
}

function lacksBytes({ gaps }: Story): boolean {
  return gaps.joinedLate || gaps.onlySide !== undefined || gaps.cut > 0 || gaps.missing.client > 0 || gaps.missing.server > 0;
}

/** `The server (10.0.0.9:443) ended the connection with the fatal alert access_denied (49), after …` */
export function alertSentence(story: Story, { alert, from }: Sent): string {
  const { name, code } = alert.value;
  return said(
    `${sentence(party(story, from))} ended the connection with the fatal alert ${name} (${code}), ${placeWord(story, { alert, from })}.`,
    isChasedByReset(story, { alert, from }) &&
      `A RST of its own followed at once: the ${other(from)} may never have read the alert, and say no more than that the ` +
        'connection was reset.',
  );
}

/** Who closes with data still unread sends a RST (RFC 9293 §3.10.4), and that throws away what the receiver has not read yet. */
function isChasedByReset(story: Story, { alert, from }: Sent): boolean {
  const { rst } = story[from];
  const gone = story[other(from)];
  if (!rst || (gone.fin && isEarlier(gone.fin, rst)) || (gone.rst && isEarlier(gone.rst, rst))) return false;
  return isEarlier(alert, rst) && waited(alert, rst) < AT_ONCE_MS;
}

const AT_ONCE_MS = 20;

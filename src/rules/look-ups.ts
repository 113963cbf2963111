import { millisBetween } from '../bytes/instant.js';
import { when, type Fact } from '../story/fact.js';
import { isTls13 } from '../tls/names/names.js';
import type { Close, Party, Reset, Side, Story } from '../story/story.js';
import { targetOf, type Target } from './commands.js';
import { duration } from './words.js';

/** The name the client asked for, as it stood in its first ClientHello. */
export function sni(story: Story): string | undefined {
  return story.client.hello?.value.serverName;
}

/** Where the commands of a finding point. */
export function target(story: Story): Target {
  return targetOf(story, sni(story));
}

export function other(who: Party): Party {
  return who === 'client' ? 'server' : 'client';
}

/** How TCP was ended first, and by whom. */
export interface End {
  readonly who: Party;
  readonly how: 'fin' | 'rst';
  readonly seen: Fact<Close | Reset>;
}

/** The first FIN or RST of either side: what comes after it is reaction. */
export function firstEnd({ client, server }: Story): End | undefined {
  const a = endOf('client', client);
  const b = endOf('server', server);
  if (!a || !b) return a ?? b;
  return isEarlier(a.seen, b.seen) ? a : b;
}

function endOf(who: Party, { fin, rst }: Side): End | undefined {
  if (rst && isEarlier(rst, fin)) return { who, how: 'rst', seen: rst };
  return fin && { who, how: 'fin', seen: fin };
}

/** By frames: clocks may step. True also when there is nothing to be earlier than. */
export function isEarlier(one: Fact<unknown>, another: Fact<unknown> | undefined): boolean {
  return another === undefined || when(one).frame < when(another).frame;
}

/** Milliseconds from one fact to the next, never negative: a stepped clock counts as no time at all. */
export function waited(from: Fact<unknown>, to: Fact<unknown>): number {
  return Math.max(0, millisBetween(when(from), when(to)) || 0);
}

/** The server sent TLS: its hello, or a request for another ClientHello. */
export function serverSpokeTls({ server }: Story): boolean {
  return server.hello !== undefined || server.retryRequest !== undefined;
}

/** The first TLS message of the server. */
export function firstAnswer({ server }: Story): Fact<unknown> | undefined {
  return server.retryRequest ?? server.hello;
}

/** The capture lacks some of this connection: what seems not to have been said proves nothing. */
export function hasGaps({ gaps }: Story): boolean {
  const { joinedLate, onlySide, missing, cut, handshakeHole, disordered } = gaps;
  if (disordered || joinedLate || onlySide !== undefined || cut > 0) return true;
  return missing.client > 0 || missing.server > 0 || handshakeHole.client || handshakeHole.server;
}

/**
 * Its certificate stood in the clear, and the capture lacks it: what the client says of it can be read and not checked. Under
 * TLS 1.3 it is hidden by nature.
 */
export function lacksCertificate({ server, tls, gaps }: Story): boolean {
  if (server.certificates || isTls13(tls.version?.value ?? 0)) return false;
  return gaps.hole.server || gaps.onlySide === 'client' || gaps.joinedLate;
}

/** The only window of zero is that of the SYN-ACK: a SYN proxy's way to keep the client waiting for the server behind. */
export function opensWithout({ tcp, server }: Story): boolean {
  const { zeroWindow } = server;
  return tcp.synAck !== undefined && zeroWindow?.value === 1 && when(zeroWindow).frame === when(tcp.synAck).frame;
}

/** Not one byte of the server's stream is known, and none is missing. */
export function serverSaidNothing({ server, gaps }: Story): boolean {
  return server.sent === 0 && gaps.missing.server === 0;
}

/** One side refused by an alert, readable or hidden, that was the cause and not the echo of a close. */
export function refusedByAlert({ client, server }: Story): boolean {
  return refuses(client) || refuses(server);
}

function refuses({ alert, hiddenAlert }: Side): boolean {
  if (alert) return !alert.value.afterClose;
  return hiddenAlert !== undefined && hiddenAlert.value.place !== 'goodbye';
}

/** `8 ms after`, `right after`: for how long one thing followed another. */
export function after(ms: number): string {
  return ms < 1 ? 'right after' : `${duration(ms)} after`;
}

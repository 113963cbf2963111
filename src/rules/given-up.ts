import { fact, type Fact, when } from '../story/fact.js';
import type { EncryptedRecord, Story } from '../story/story.js';
import { contentType } from '../tls/events.js';
import { type Answer, onlySettings, serverAnswer } from './conversation.js';
import { firstEnd, isEarlier, waited } from './look-ups.js';

/** A client that asked, waited in vain, and left. */
export interface GivenUp {
  readonly request: Fact<number>;
  readonly left: Fact<unknown>;
  /** From the request until it left, ms. */
  readonly ms: number;
  /** All that the server sent after the handshake. */
  readonly heard: Exclude<Answer, 'answered'> | 'settings';
  /** All that the client sent, it sent at once. */
  readonly once: boolean;
}

/** Pings, goodbyes, and HTTP/2's word that a request is called off are no longer than this; what asks for something is. */
const SHORT_RECORD_BYTES = 40;
/** A goodbye may stay unconfirmed: the request did arrive. */
const GOODBYE_BYTES = 120;
/** What is sent at once is sent within this. */
const AT_ONCE_MS = 500;

/** The request that the client waited for when it left; undefined where it was answered, or left for other reasons. */
export function givenUp(story: Story): GivenUp | undefined {
  const { client } = story;
  const left = leaving(story);
  if (!left || saidWhy(story, left) || client.sent - client.acked > GOODBYE_BYTES) return undefined;
  const before = when(left).frame;
  const asked = requests(story, before);
  const last = asked.filter(({ length }) => length > SHORT_RECORD_BYTES).at(-1) ?? asked[0];
  if (!last) return undefined;
  const heard = heardOf(story, before);
  if (heard === 'answered') return undefined;
  const request = fact(last.length, last.at, 'client → server: data that nothing answered');
  const first = fact(0, asked[0].at, '');
  return { request, left, ms: waited(request, left), heard, once: waited(first, request) < AT_ONCE_MS };
}

/** Its goodbye, or the end of TCP; undefined where the server was first, or nobody left. */
function leaving(story: Story): Fact<unknown> | undefined {
  const end = firstEnd(story);
  if (end?.who !== 'client') return undefined;
  const { closeNotify } = story.client;
  return closeNotify && isEarlier(closeNotify, end.seen) ? closeNotify : end.seen;
}

function saidWhy({ client, server }: Story, left: Fact<unknown>): boolean {
  if (client.alert) return true;
  return [server.alert, server.closeNotify, server.hiddenAlert].some((one) => one && isEarlier(one, left));
}

/** The client's records from its first data on; none where not all of them are known. */
function requests({ client }: Story, before: number): readonly EncryptedRecord[] {
  const { applicationData, encrypted, encryptedCount } = client;
  if (!applicationData || encryptedCount > encrypted.length) return [];
  const from = when(applicationData).frame;
  return encrypted.filter((one) => one.contentType === contentType.applicationData && one.at.frame >= from && one.at.frame < before);
}

function heardOf(story: Story, before: number): Answer | 'settings' {
  const answer = serverAnswer(story, before);
  const isClear = answer === 'none' || answer === 'tickets';
  return !isClear && onlySettings(story, before) ? 'settings' : answer;
}

import type { MessageOf } from '../../tls/handshake.js';
import type { Certificate } from '../../x509/certificate.js';
import { readStaple, type SingleResponse, type Staple } from '../../x509/staple.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import type { Presented } from './presented.js';

/** The answer about its own certificate that the server sent along. */
export interface Stapled {
  readonly seen: Fact<MessageOf<'certificate_status'>>;
  /** Absent where the bytes are no OCSP answer. */
  readonly staple?: Staple;
  /** What it says of the leaf; absent where it speaks of other certificates only. */
  readonly answer?: SingleResponse;
  /** The issuer's key shows that somebody else signed it. */
  readonly isForged: boolean;
}

const OCSP = 1;

/** Undefined where the server stapled nothing, or a list of answers (RFC 6961), which is gone from the world. */
export function stapled({ server }: Story, { leaf, path }: Presented): Stapled | undefined {
  const seen = server.certificateStatus;
  if (!seen || seen.value.statusType !== OCSP) return undefined;
  const staple = readStaple(seen.value.response);
  const answer = staple?.responses.find(({ serial }) => serial === leaf.serial);
  return { seen, staple, answer, isForged: staple !== undefined && isForged(staple, path.path) };
}

/** Clients that look at staples may mind this one, or that there is none though the certificate demands it. */
export function mayMindStaple(story: Story, seen: Presented): boolean {
  const found = stapled(story, seen);
  if (!found) return seen.leaf.mustStaple && story.client.hello?.value.statusRequest === true;
  return found.isForged || found.answer?.status !== 'good' || !isInTime(found.answer, seen.at);
}

/** Clients let clocks differ a little. */
const CLOCK_MS = 5 * 60_000;

export function isStale({ nextUpdate }: SingleResponse, at: number): boolean {
  return nextUpdate !== undefined && nextUpdate + CLOCK_MS < at;
}

export function isEarly({ thisUpdate }: SingleResponse, at: number): boolean {
  return thisUpdate - CLOCK_MS > at;
}

function isInTime(answer: SingleResponse, at: number): boolean {
  return !isStale(answer, at) && !isEarly(answer, at);
}

function isForged(staple: Staple, path: readonly Certificate[]): boolean {
  return path.length > 1 && staple.outcome === 'successful' && staple.signedBy(path[1]) === 'bad';
}

import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import type { MessageOf } from '../../tls/handshake.js';
import { cipherSuite, type CipherSuite } from '../../tls/names/cipher-suite.js';
import { isGrease } from '../../tls/names/grease.js';
import { groupName, versionName } from '../../tls/names/names.js';
import { count, list, shortList } from '../words.js';

export type Hello = MessageOf<'client_hello'>;

/** The hello that got the answer: the second one after a HelloRetryRequest. */
export function answeredHello({ client }: Story): Fact<Hello> | undefined {
  return client.secondHello ?? client.hello;
}

/** `TLS 1.0, TLS 1.1 and TLS 1.2`, oldest first; a lone legacy field stands for all versions up to it. */
export function versionsOffered(hello: Hello): string {
  const { versions } = hello;
  if (versions.length === 1 && versions[0] < 0x0304) return `${versionName(versions[0])} at most`;
  return list([...versions].sort((a, b) => a - b).map(versionName));
}

export function newestVersion(hello: Hello): number {
  return Math.max(...hello.versions.filter((version) => version <= 0x0304));
}

/** Cipher suites proper: neither GREASE nor signalling values nor codes without a name. */
export function suitesOffered({ cipherSuites }: Hello): CipherSuite[] {
  return cipherSuites
    .map(cipherSuite)
    .filter((suite) => suite !== undefined)
    .filter(({ authentication }) => authentication !== 'none');
}

/** All by name where they are few; otherwise how many of which kind. */
export function suitesSentence(hello: Hello): string {
  const suites = suitesOffered(hello);
  if (suites.length === 0) return 'no cipher suite that has a name';
  if (suites.length <= 4) return `${count(suites.length, 'cipher suite')}: ${list(suites.map(({ name }) => name))}`;
  return `${suites.length} cipher suites: ${list(kindsOf(suites))}`;
}

function kindsOf(suites: readonly CipherSuite[]): string[] {
  const kinds = new Map<string, number>();
  for (const suite of suites) kinds.set(kindOf(suite), (kinds.get(kindOf(suite)) ?? 0) + 1);
  return [...kinds].map(([kind, number]) => `${number} ${kind}`);
}

function kindOf({ tls13, keyExchange, authentication, mode }: CipherSuite): string {
  if (tls13) return 'of TLS 1.3';
  const forward = keyExchange === 'ecdhe' || keyExchange === 'dhe';
  const exchange = forward
    ? `${keyExchange.toUpperCase()} with ${authentication.toUpperCase()}`
    : `${keyExchange.toUpperCase()} without forward secrecy`;
  return `${exchange} and ${mode.toUpperCase()}`;
}

/** What a strict server would miss in this offer, in words; undefined when it looks like anybody's. */
export function oddOffer(hello: Hello): string | undefined {
  const suites = suitesOffered(hello);
  if (suites.length === 0) return undefined;
  const none = (has: (suite: CipherSuite) => boolean) => !suites.some(has);
  if (none(({ mode }) => mode === 'aead'))
    return 'It offers no AEAD suite (AES-GCM, ChaCha20), which many servers insist on';
  if (none(({ tls13, keyExchange }) => tls13 || keyExchange === 'ecdhe' || keyExchange === 'dhe'))
    return 'It offers no suite with forward secrecy (ECDHE, DHE), which many servers insist on';
  const proofs = new Set(suites.map(({ authentication }) => authentication));
  if (proofs.size === 1 && proofs.has('ecdsa')) return 'It offers only suites for ECDSA certificates';
  if (proofs.size === 1 && proofs.has('rsa')) return 'It offers only suites for RSA certificates';
  if (proofs.size === 1 && proofs.has('psk')) return 'It offers only suites for a pre-shared key';
  if (proofs.size === 1 && proofs.has('anon')) return 'It offers only anonymous suites, which no server should take';
  return undefined;
}

export function groupsOffered(hello: Hello): string {
  const groups = hello.groups.filter((group) => !isGrease(group));
  return groups.length === 0 ? 'none' : shortList(groups.map(groupName));
}

/** Groups that practically every server has: P-256, P-384 and X25519. */
const COMMON_GROUPS = [23, 24, 29];

export function hasCommonGroup(hello: Hello): boolean {
  return hello.groups.length === 0 || hello.groups.some((group) => COMMON_GROUPS.includes(group));
}

/** No P-256, which everybody must have (RFC 8446 §9.1), or none at all of the common ones. */
export function hasOddGroups(hello: Hello): boolean {
  return hello.groups.length > 0 && !hello.groups.includes(COMMON_GROUPS[0]);
}

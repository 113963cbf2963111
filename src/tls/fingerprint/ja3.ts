import type { ClientHello } from '../messages/client-hello.js';
import { isGrease } from '../names/grease.js';
import { digest } from './digest.js';

/** JA3 of a ClientHello (Salesforce, 2017): MD5 of what `ja3Text` spells out. */
export function ja3(hello: ClientHello): string {
  return digest('md5', ja3Text(hello));
}

/** Version, suites, extensions, groups, point formats; decimal, in the hello's order, without GREASE. */
export function ja3Text(hello: ClientHello): string {
  const { legacyVersion, cipherSuites, extensions, groups, pointFormats } = hello;
  return [legacyVersion, list(cipherSuites), list(extensions.codes), list(groups), pointFormats.join('-')].join(',');
}

function list(codes: readonly number[]): string {
  return codes.filter((code) => !isGrease(code)).join('-');
}

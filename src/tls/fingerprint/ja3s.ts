import type { HelloRetryRequest, ServerHello } from '../messages/server-hello.js';
import { digest } from './digest.js';

/** JA3S of a ServerHello: MD5 of what `ja3sText` spells out. */
export function ja3s(hello: ServerHello | HelloRetryRequest): string {
  return digest('md5', ja3sText(hello));
}

/** Version, suite, extensions; decimal, in the hello's order. */
export function ja3sText({ legacyVersion, cipherSuite, extensions }: ServerHello | HelloRetryRequest): string {
  return [legacyVersion, cipherSuite, extensions.codes.join('-')].join(',');
}

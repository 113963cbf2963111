import { extensionCode } from '../extensions/registry.js';
import type { ClientHello } from '../messages/client-hello.js';
import { isGrease } from '../names/grease.js';
import { digest } from './digest.js';

const versionLetters: Readonly<Record<number, string>> = {
  0x0304: '13',
  0x0303: '12',
  0x0302: '11',
  0x0301: '10',
  0x0300: 's3',
  0x0002: 's2',
};
const emptyHash = '000000000000';

/** JA4 of a ClientHello over TCP (FoxIO, BSD 3-clause part of JA4+). GREASE counts nowhere. */
export function ja4(hello: ClientHello): string {
  const suites = without(hello.cipherSuites).map(hex4).sort();
  const schemes = without(hello.signatureAlgorithms).map(hex4);
  return [head(hello), shortHash(suites.join(',')), shortHash(tail(hello, schemes))].join('_');
}

/** The same with the lists spelled out: `ja4_r`. */
export function ja4Text(hello: ClientHello): string {
  const suites = without(hello.cipherSuites).map(hex4).sort();
  const schemes = without(hello.signatureAlgorithms).map(hex4);
  return [head(hello), suites.join(','), tail(hello, schemes)].join('_');
}

/** Transport, version, server name or none, counts of suites and extensions, ALPN. */
function head(hello: ClientHello): string {
  const highest = Math.max(...hello.versions);
  const version = versionLetters[highest] ?? '00';
  const named = hello.extensions.has(extensionCode.serverName) ? 'd' : 'i';
  const suites = count(without(hello.cipherSuites));
  return `t${version}${named}${suites}${count(without(hello.extensions.codes))}${alpnLetters(hello.alpn[0])}`;
}

/**
 * Extensions sorted, but for server_name and ALPN which the head tells; then signature schemes in the hello's order.
 */
function tail(hello: ClientHello, schemes: readonly string[]): string {
  const extensions = without(hello.extensions.codes)
    .filter((code) => code !== extensionCode.serverName && code !== extensionCode.alpn)
    .map(hex4)
    .sort();
  if (extensions.length === 0) return '';
  return schemes.length === 0 ? extensions.join(',') : `${extensions.join(',')}_${schemes.join(',')}`;
}

/**
 * First and last character of the first protocol; 9 stands for a byte beyond ASCII, as both reference programs have it.
 */
function alpnLetters(protocol: string | undefined): string {
  if (!protocol) return '00';
  return [protocol[0], protocol[protocol.length - 1]].map((letter) => (letter > '\x7f' ? '9' : letter)).join('');
}

function without(codes: readonly number[]): readonly number[] {
  return codes.filter((code) => !isGrease(code));
}

function count(codes: readonly number[]): string {
  return String(Math.min(codes.length, 99)).padStart(2, '0');
}

function hex4(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function shortHash(text: string): string {
  return text === '' ? emptyHash : digest('sha256', text).slice(0, 12);
}

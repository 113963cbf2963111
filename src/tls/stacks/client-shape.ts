import type { ClientHello } from '../messages/client-hello.js';
import { isGrease } from '../names/grease.js';

/** What a ClientHello shows of the library that wrote it: its lists in their order, without GREASE, and some habits. */
export interface ClientShape {
  readonly suites: readonly number[];
  /** Sorted where the client sends GREASE. */
  readonly extensions: readonly number[];
  readonly groups: readonly number[];
  readonly schemes: readonly number[];
  /** Groups of its key shares. */
  readonly shares: readonly number[];
  readonly pointFormats: readonly number[];
  readonly versions: readonly number[];
  /** Bytes of the session id: 32 where it pretends to resume for middleboxes (RFC 8446 §D.4), else mostly 0. */
  readonly sessionId: number;
  readonly grease: boolean;
}

export function clientShape(hello: ClientHello): ClientShape {
  const { grease } = hello;
  const extensions = without(hello.extensions.codes);
  return {
    suites: without(hello.cipherSuites),
    // Browsers draw the order anew for each hello. Sorted, all of one browser are the same, and recognised once.
    extensions: grease ? extensions.sort((a, b) => a - b) : extensions,
    groups: without(hello.groups),
    schemes: without(hello.signatureAlgorithms),
    shares: without(hello.keyShares.map(({ group }) => group)),
    pointFormats: hello.pointFormats,
    versions: hello.versions,
    sessionId: hello.sessionId.length,
    grease,
  };
}

const lists = ['suites', 'extensions', 'groups', 'schemes', 'shares', 'pointFormats', 'versions'] as const;

/** Equal for equal shapes, and quickly made. */
export function shapeKey(shape: ClientShape): string {
  return `${lists.map((list) => shape[list].join()).join('|')}|${shape.sessionId}|${shape.grease}`;
}

/** One line of text for it, and back: the form of the table. Codes in hex, lists with `-`, parts with `|`. */
export function shapeText(shape: ClientShape): string {
  const parts = lists.map((list) => shape[list].map((code) => code.toString(16)).join('-'));
  return [...parts, shape.sessionId, shape.grease ? 'grease' : ''].join('|');
}

export function shapeOf(text: string): ClientShape {
  const parts = text.split('|');
  const list = (at: number): number[] => (parts[at] === '' ? [] : parts[at].split('-').map((code) => parseInt(code, 16)));
  return {
    suites: list(0),
    extensions: list(1),
    groups: list(2),
    schemes: list(3),
    shares: list(4),
    pointFormats: list(5),
    versions: list(6),
    sessionId: Number(parts[7]),
    grease: parts[8] === 'grease',
  };
}

function without(codes: readonly number[]): number[] {
  return codes.filter((code) => !isGrease(code));
}

import type { ConnectionReport } from './document.js';
import { nearest } from './suggest.js';
import { anywhere, fields, type Matcher } from './where/fields.js';

/** Tells whether a connection is wanted. */
export type Where = (connection: ConnectionReport) => boolean;

/** An expression that cannot be understood: why, for people. */
export class WhereError extends Error {}

/**
 * Reads `status:failed sni:*.example.com client:10.0.0.0/8 rule:certificate/* -server:10.0.0.9`: terms that must all
 * hold. `-` turns a term round, a comma means or (`status:failed,degraded`), `*` and `?` stand for anything and for
 * one character, quotes hold blanks together, a word without a field is looked for everywhere. Nothing matches all.
 */
export function parseWhere(expression: string): Where {
  const matchers = terms(expression).map(readTerm);
  return (connection) => matchers.every((matches) => matches(connection));
}

/** Names that may stand before the colon. */
export const whereFields: readonly string[] = Object.keys(fields);

/** Cuts at blanks outside quotes; quotes are dropped, `\"` is a quote. */
function terms(expression: string): string[] {
  const found = expression.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+|"/gu) ?? [];
  if (found.some((term) => term === '"')) throw new WhereError('a quote is not closed');
  return found.map((term) => term.replace(/"((?:[^"\\]|\\.)*)"/gu, (_, inner: string) => inner.replace(/\\(.)/gu, '$1')));
}

function readTerm(term: string): Matcher {
  if (term.startsWith('-') && term.length > 1) {
    const matches = readTerm(term.slice(1));
    return (connection) => !matches(connection);
  }
  const colon = term.indexOf(':');
  if (colon <= 0 || !/^[a-z]+\d?$/i.test(term.slice(0, colon))) return anywhere(term);
  return readField(term.slice(0, colon).toLowerCase(), term.slice(colon + 1));
}

function readField(name: string, value: string): Matcher {
  if (!Object.hasOwn(fields, name)) throw new WhereError(unknownField(name));
  const choices = value.split(',').map((one) => {
    const read = fields[name](one);
    if (typeof read !== 'function') throw new WhereError(`${name} takes ${read.expected}; got "${one}"`);
    return read;
  });
  return (connection) => choices.some((matches) => matches(connection));
}

function unknownField(name: string): string {
  const meant = nearest(name, whereFields);
  return `there is no field "${name}"; ${meant ? `did you mean "${meant}"?` : `fields are ${whereFields.join(', ')}`}`;
}

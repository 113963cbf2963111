import { parseWhere, WhereError, type Where } from '../report/where.js';

/** A filter as it was typed, and what it lets through. */
export interface Filter {
  readonly text: string;
  readonly matches: Where;
}

/** Why an expression cannot be understood, and where: index of the first character of the wrong term. */
export interface FilterProblem {
  readonly message: string;
  readonly at: number;
}

export function readFilter(text: string): Filter | FilterProblem {
  try {
    return { text, matches: parseWhere(text) };
  } catch (error) {
    if (!(error instanceof WhereError)) throw error;
    return { message: error.message, at: wrongTerm(text) };
  }
}

export function isProblem(read: Filter | FilterProblem): read is FilterProblem {
  return 'message' in read;
}

/** Terms stand for themselves, so the wrong one is the first that cannot be read alone. */
function wrongTerm(text: string): number {
  const terms = text.matchAll(/(?:[^\s"]|"(?:[^"\\]|\\.)*")+|"/gu);
  for (const term of terms) {
    if (!isReadable(term[0])) return term.index;
  }
  return text.length;
}

function isReadable(term: string): boolean {
  try {
    parseWhere(term);
    return true;
  } catch {
    return false;
  }
}

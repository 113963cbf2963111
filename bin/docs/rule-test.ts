import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a rule's test says of it, in its own words. */
export interface RuleTestText {
  /** Path from the repository's root. */
  readonly path: string;
  /** `when` of each story in which it fires, and of each look-alike in which it stays quiet. */
  readonly fires: readonly string[];
  readonly quiet: readonly string[];
  /** The first snapshot of what a person reads. */
  readonly words?: string;
}

export function ruleTestOf(root: string, id: string): RuleTestText {
  const path = `test/rules/${id}.test.ts`;
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  const [fires, quiet = ''] = text.split(/^ {2}quiet: \[/m);
  return { path, fires: whens(fires), quiet: whens(quiet), words: snapshot(text) };
}

function whens(text: string): string[] {
  return [...text.matchAll(/\bwhen: (?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g)].map(([, single, double, tick]) =>
    (single ?? double ?? tick).replace(/\\(.)/g, '$1'),
  );
}

function snapshot(text: string): string | undefined {
  const [, indent, found] = /toMatchInlineSnapshot\(`\n( *)"((?:[^`\\]|\\.)*?)"\n?\s*`\)/.exec(text) ?? [];
  return found?.replace(/\\(.)/g, '$1').replaceAll(`\n${indent}`, '\n');
}
